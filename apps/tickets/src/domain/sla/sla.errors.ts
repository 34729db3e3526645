import { DomainError } from '@viewline/kernel';

export function calendarVersionConflict(expected: number, actual: number): DomainError {
  return new DomainError(
    'conflict',
    'sla.version-conflict',
    `somebody else changed it: version ${actual}, not ${expected}`,
  );
}

export function calendarNotFound(id: string): DomainError {
  return new DomainError(
    'not-found',
    'sla.calendar-not-found',
    `no calendar ${JSON.stringify(id.slice(0, 80))}`,
  );
}

export function calendarUnknown(id: string): DomainError {
  return new DomainError('invalid', 'sla.calendar-unknown', `no calendar ${JSON.stringify(id.slice(0, 80))}`);
}

export function targetNotFound(id: string): DomainError {
  return new DomainError('not-found', 'sla.target-not-found', `no target ${JSON.stringify(id.slice(0, 80))}`);
}
