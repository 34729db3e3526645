import { DomainError } from '@viewline/kernel';
import type { TicketStatus } from '@viewline/events';

/** What a macro may change, by the names of TMF621. */
export interface MacroChanges {
  readonly status?: TicketStatus;
  readonly statusChangeReason?: string;
  readonly severity?: string;
  readonly priority?: string;
  readonly ticketType?: string;
  readonly name?: string;
}

/** Changes and a note that agents apply in one go. */
export interface Macro {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly description?: string;
  readonly changes: MacroChanges;
  readonly note?: { readonly text: string; readonly visibility: 'internal' | 'public' };
}

/** @throws DomainError `macro.empty` for one that would do nothing */
export function assertDoesSomething({ changes, note }: Pick<Macro, 'changes' | 'note'>): void {
  const does = note !== undefined || Object.keys(changes).some((name) => name !== 'statusChangeReason');
  if (!does) throw new DomainError('invalid', 'macro.empty', 'a macro changes something or writes a note');
}

export function macroNotFound(id: string): DomainError {
  return new DomainError('not-found', 'macro.not-found', `no macro ${JSON.stringify(id.slice(0, 80))}`);
}

export function macroNameTaken(name: string): DomainError {
  return new DomainError('conflict', 'macro.name-taken', `there is a macro ${JSON.stringify(name)} already`);
}

export function macroVersionConflict(expected: number, actual: number): DomainError {
  return new DomainError(
    'conflict',
    'macro.version-conflict',
    `somebody else changed it: version ${actual}, not ${expected}`,
  );
}
