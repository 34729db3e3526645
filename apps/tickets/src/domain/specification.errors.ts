import { DomainError } from '@viewline/kernel';

export function specificationNotFound(id: string): DomainError {
  return new DomainError(
    'not-found',
    'ticket-specification.not-found',
    `no specification ${JSON.stringify(id.slice(0, 80))}`,
  );
}

export function specificationVersionConflict(expected: number, actual: number): DomainError {
  return new DomainError(
    'conflict',
    'ticket-specification.version-conflict',
    `somebody else changed it: version ${actual}, not ${expected}`,
  );
}
