import { TicketStatusChanged, type TicketStatus } from '@viewline/events';
import { ticketClassOf } from './ticket-class.js';
import type { TicketChange } from './ticket-change.js';
import { assertMove, wayTo } from './ticket-status.js';
import { ticketReference } from './ticket.js';

/** @throws DomainError `ticket.illegal-move` */
export function moveTicket(change: TicketChange, to: TicketStatus, reason?: string): void {
  const { status: from, statusChange } = change.ticket.document;
  assertMove(from, to);
  const at = change.now.toISOString();
  change.set({
    status: to,
    statusChangeDate: at,
    statusChangeReason: reason,
    statusChange: [
      ...statusChange,
      { status: to, changeDate: at, ...(reason !== undefined && { changeReason: reason }) },
    ],
    // Work that goes on has not been done.
    ...(to === 'resolved' && { resolutionDate: at }),
    ...(from === 'resolved' && to === 'inProgress' && { resolutionDate: undefined }),
  });
  change.record((facts) =>
    TicketStatusChanged.create(
      {
        ...ticketReference(change.ticket),
        ticketClass: ticketClassOf(change.ticket.document.ticketType),
        fromStatus: from,
        toStatus: to,
        ...(reason !== undefined && { reason }),
        ...(change.by && { by: change.by }),
      },
      facts,
    ),
  );
}

/** What its parent's end means for a child. */
const ENDS: Readonly<Partial<Record<TicketStatus, TicketStatus>>> = {
  resolved: 'resolved',
  closed: 'closed',
  cancelled: 'cancelled',
  // What was worked on cannot be rejected any more.
  rejected: 'cancelled',
};

/** Whether a parent that becomes this leaves something to be decided about its children. */
export function isEnd(to: TicketStatus): boolean {
  return ENDS[to] !== undefined;
}

/** Takes a child along, step by legal step. */
export function followParent(change: TicketChange, parentTo: TicketStatus, reason: string): void {
  const end = ENDS[parentTo];
  const way = end && wayTo(change.ticket.document.status, end);
  for (const status of way ?? []) moveTicket(change, status, reason);
}
