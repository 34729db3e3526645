import { TicketEscalated, type TicketDeadlineKind } from '@viewline/events';
import { raisedPriority } from './priority.js';
import { ticketIsFinal } from './ticket.errors.js';
import type { TicketChange } from './ticket-change.js';
import { isFinal } from './ticket-status.js';
import { ticketReference } from './ticket.js';

/** Where supervisors look. */
export const SUPERVISORS = 'supervisors';
const HIGHEST_LEVEL = 100;

export interface Escalation {
  cause: 'deadline-missed' | 'request';
  deadlineKind?: TicketDeadlineKind;
  reason?: string;
}

/** One level up, one step of priority up, in front of the supervisors. @throws DomainError `ticket.final` */
export function escalateTicket(change: TicketChange, { cause, deadlineKind, reason }: Escalation): void {
  const { status, priority: fromPriority } = change.ticket.document;
  if (isFinal(status)) throw ticketIsFinal(status);
  const level = Math.min(change.ticket.escalationLevel + 1, HIGHEST_LEVEL);
  const toPriority = raisedPriority(fromPriority);
  change.set({ priority: toPriority });
  change.ticket = { ...change.ticket, escalationLevel: level, escalationQueue: SUPERVISORS };
  change.record((facts) =>
    TicketEscalated.create(
      {
        ...ticketReference(change.ticket),
        level,
        cause,
        ...(deadlineKind && { deadlineKind }),
        ...(reason !== undefined && { reason }),
        ...(fromPriority && { fromPriority: fromPriority.slice(0, 200) }),
        toPriority,
        queue: SUPERVISORS,
        ...(change.by && { by: change.by }),
      },
      facts,
    ),
  );
}
