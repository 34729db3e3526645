import { TicketDeadlineMissed, type TicketDeadlineKind } from '@viewline/events';
import { idFromName } from '@viewline/kernel';
import { escalateTicket } from '../escalate-ticket.js';
import { severityLevelOf, type SeverityLevel } from '../severity.js';
import type { TicketChange } from '../ticket-change.js';
import { isOpen } from '../ticket-status.js';
import { ticketReference, type Ticket } from '../ticket.js';
import type { Calendar } from './calendar.js';
import { deadlineLedger, type DeadlineState } from './ledger.js';

/** What was promised for one ticket, on the calendar as it was then, and how it stands. */
export interface Deadline {
  readonly id: string;
  readonly ticketId: string;
  readonly kind: TicketDeadlineKind;
  readonly calendar: Calendar;
  readonly targetMinutes: number;
  readonly severityLevel: SeverityLevel;
  readonly segment?: string;
  readonly state: DeadlineState;
  readonly dueAt?: Date;
  readonly stoppedAt?: Date;
  /** When it was said to be missed. */
  readonly missedAt?: Date;
}

/** What a target promises. */
export type Terms = Pick<Deadline, 'kind' | 'calendar' | 'targetMinutes' | 'segment'>;

export function agreed(ticket: Ticket, terms: Terms): Deadline {
  return {
    ...terms,
    id: idFromName('ticket-deadline', ticket.id, terms.kind),
    ticketId: ticket.id,
    severityLevel: severityLevelOf(ticket.document.severity),
    state: 'running',
  };
}

export function ledgerOf(deadline: Deadline, ticket: Ticket, now: Date) {
  const { statusChange: history } = ticket.document;
  const { answeredAt } = ticket;
  return deadlineLedger({ ...deadline, history, ...(answeredAt && { answeredAt }) }, now);
}

/** Brings a deadline up to date with its ticket. That it was missed is said once, and escalates what is still open. */
export function refreshed(deadline: Deadline, change: TicketChange): Deadline {
  const ledger = ledgerOf(deadline, change.ticket, change.now);
  const { dueAt, stoppedAt, state } = ledger;
  const { dueAt: _due, stoppedAt: _stopped, ...rest } = deadline;
  const now = {
    ...rest,
    state,
    ...(dueAt !== null && { dueAt: new Date(dueAt) }),
    ...(stoppedAt !== null && { stoppedAt: new Date(stoppedAt) }),
  };
  if (state !== 'missed' || deadline.missedAt !== undefined || dueAt === null) return now;
  sayMissed(change, deadline, dueAt);
  return { ...now, missedAt: change.now };
}

function sayMissed(change: TicketChange, deadline: Deadline, dueAt: string): void {
  const { kind } = deadline;
  const { queue, agentId, document } = change.ticket;
  change.record((facts) =>
    TicketDeadlineMissed.create(
      {
        ...ticketReference(change.ticket),
        deadlineId: deadline.id,
        kind,
        dueAt,
        targetMinutes: deadline.targetMinutes,
        severityLevel: deadline.severityLevel,
        ...(queue && { queue }),
        ...(agentId && { agentId }),
      },
      facts,
    ),
  );
  if (!isOpen(document.status)) return;
  const what = kind === 'resolution' ? 'Resolution' : 'First response';
  escalateTicket(change, {
    cause: 'deadline-missed',
    deadlineKind: kind,
    reason: `${what} was due at ${dueAt}`,
  });
}
