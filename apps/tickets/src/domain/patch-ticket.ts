import { moveTicket } from './move-ticket.js';
import { addNewNotes } from './notes.js';
import { spelledOut } from './open-ticket.js';
import type { TicketChange } from './ticket-change.js';
import type { TicketDocument } from './ticket-document.js';

/**
 * Makes a patched document the ticket's: its status by a legal move, its notes by adding those that are new, all else
 * as it is.
 * @throws DomainError `ticket.illegal-move`, `ticket.note-written`
 */
export function patchTicket(change: TicketChange, patched: TicketDocument, isPerson: boolean): void {
  const before = change.ticket.document;
  const { status, statusChangeReason, note, ...others } = spelledOut(patched);
  const gone = Object.keys(before).filter((name) => !Object.hasOwn(patched, name));
  change.set({
    ...Object.fromEntries(gone.map((name) => [name, undefined])),
    ...others,
    status: before.status,
    statusChangeReason,
    note: before.note,
  });
  addNewNotes(change, note ?? [], isPerson);
  if (status === before.status) return;
  const isNewReason = statusChangeReason !== before.statusChangeReason;
  moveTicket(change, status, isNewReason ? statusChangeReason : undefined);
}
