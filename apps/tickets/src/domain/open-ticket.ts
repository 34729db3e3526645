import type { TicketStatus } from '@viewline/events';
import { newId } from '@viewline/kernel';
import { sayWritten, written, type GivenNote } from './notes.js';
import { TicketChange } from './ticket-change.js';
import type { TicketDocument } from './ticket-document.js';
import { assertMove, FIRST_STATUS } from './ticket-status.js';
import { cut } from './ticket.js';

/** As a caller gives it: the server writes the rest. */
export interface TicketToOpen {
  id: string;
  number: string;
  document: Readonly<Record<string, unknown>>;
  by?: string;
}

/** @throws DomainError `ticket.illegal-move` for another first status than acknowledged */
export function openTicket({ id, number, document, by }: TicketToOpen, now: Date): TicketChange {
  const { status = FIRST_STATUS, statusChangeReason, note = [], ...given } = document;
  assertMove(undefined, status as TicketStatus);
  const at = now.toISOString();
  const reason = typeof statusChangeReason === 'string' ? statusChangeReason : undefined;
  const notes = (note as GivenNote[]).map((one) => written(one, by, now));
  const opened = {
    ...spelledOut(given),
    number,
    status: FIRST_STATUS,
    ...(reason !== undefined && { statusChangeReason: reason }),
    creationDate: at,
    lastUpdate: at,
    statusChangeDate: at,
    statusChange: [
      { status: FIRST_STATUS, changeDate: at, ...(reason !== undefined && { changeReason: reason }) },
    ],
    ...(notes.length > 0 && { note: notes }),
  } as unknown as TicketDocument;
  const ticket = { id, number, document: opened, escalationLevel: 0, ...(by && { openedBy: cut(by, 300) }) };
  const change = TicketChange.opening(ticket, now);
  for (const one of notes) sayWritten(change, one);
  return change;
}

/** So that each attachment can be spoken of, and every reference says to what, as TMF621 wants it. */
export function spelledOut<Given extends Readonly<Record<string, unknown>>>(document: Given): Given {
  return {
    ...document,
    ...each(document, 'attachment', (one) => ({ ...one, id: one['id'] || newId() })),
    ...each(document, 'relatedParty', (one) => ({ '@referredType': 'Party', ...one })),
    ...each(document, 'relatedEntity', (one) => ({ '@referredType': 'Entity', ...one })),
  };
}

type Item = Record<string, unknown>;

function each(document: Readonly<Record<string, unknown>>, name: string, change: (item: Item) => Item) {
  const items = document[name];
  return Array.isArray(items) ? { [name]: items.map(change) } : {};
}
