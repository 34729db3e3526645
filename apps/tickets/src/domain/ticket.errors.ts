import type { TicketStatus } from '@viewline/events';
import { DomainError } from '@viewline/kernel';

export function ticketNotFound(id: string): DomainError {
  return new DomainError('not-found', 'ticket.not-found', `no ticket ${JSON.stringify(id.slice(0, 80))}`);
}

export function versionConflict(expected: number, actual: number): DomainError {
  return new DomainError(
    'conflict',
    'ticket.version-conflict',
    `somebody else changed it: version ${actual}, not ${expected}`,
  );
}

export function illegalMove(
  from: TicketStatus | undefined,
  to: TicketStatus,
  allowed: readonly TicketStatus[],
): DomainError {
  const where = from === undefined ? 'A new ticket' : `A ticket that is ${from}`;
  const may = allowed.length > 0 ? `may become ${allowed.join(' or ')}` : 'stays as it is for ever';
  return new DomainError(
    'conflict',
    'ticket.illegal-move',
    `${where} ${may}, not ${to}`,
    allowed.map((status) => ({ path: 'status', message: status })),
  );
}

export function parentNotFound(parentId: string): DomainError {
  return new DomainError(
    'invalid',
    'ticket.parent-unknown',
    `its parent ${parentId.slice(0, 80)} is no ticket`,
  );
}

export function parentCycle(id: string, parentId: string): DomainError {
  return new DomainError('conflict', 'ticket.parent-cycle', `${parentId} stands below ${id} already`);
}

export function parentTooDeep(levels: number): DomainError {
  return new DomainError('conflict', 'ticket.parent-too-deep', `tickets stand at most ${levels} levels deep`);
}

/** The ids of the children are in the details, so that the caller can ask whether they go along. */
export function openChildren(to: TicketStatus, childIds: readonly string[]): DomainError {
  return new DomainError(
    'conflict',
    'ticket.open-children',
    `It has children that are open: say whether they become ${to} as well (cascade) or stay (leave)`,
    childIds.slice(0, 100).map((id) => ({ path: 'children', message: id })),
  );
}

export function tooManyChildren(limit: number): DomainError {
  return new DomainError(
    'conflict',
    'ticket.too-many-children',
    `more than ${limit} tickets stand below it: leave them, or move them first`,
  );
}

export function hasChildren(id: string): DomainError {
  return new DomainError('conflict', 'ticket.has-children', `${id} has children: part them from it first`);
}

export function noteIsWritten(noteId: string): DomainError {
  return new DomainError(
    'conflict',
    'ticket.note-written',
    `note ${noteId.slice(0, 80)} is written: add another one instead of changing it`,
  );
}

export function ticketIsFinal(status: TicketStatus): DomainError {
  return new DomainError('conflict', 'ticket.final', `a ticket that is ${status} cannot be escalated`);
}

export function tooManyNotes(limit: number): DomainError {
  return new DomainError('conflict', 'ticket.too-many-notes', `a ticket holds at most ${limit} notes`);
}

export function parentOrChildGone(): DomainError {
  return new DomainError(
    'conflict',
    'ticket.family-changed',
    'its parent was removed, or a child was added to it, this very moment: look again',
  );
}
