import { TICKET_STATUSES, type TicketStatus } from '@viewline/events';
import { illegalMove } from './ticket.errors.js';

export const FIRST_STATUS: TicketStatus = 'acknowledged';

/** Which status may follow which: the lifecycle of TMF621, chapter "Trouble Ticket state". */
export const TICKET_MOVES: Readonly<Record<TicketStatus, readonly TicketStatus[]>> = {
  acknowledged: ['inProgress', 'rejected', 'cancelled'],
  inProgress: ['held', 'pending', 'resolved', 'cancelled'],
  held: ['inProgress'],
  pending: ['inProgress', 'cancelled'],
  resolved: ['closed', 'inProgress'],
  rejected: [],
  cancelled: [],
  closed: [],
};

export function isTicketStatus(text: unknown): text is TicketStatus {
  return (TICKET_STATUSES as readonly unknown[]).includes(text);
}

/** Nothing follows: rejected, cancelled, closed. */
export function isFinal(status: TicketStatus): boolean {
  return TICKET_MOVES[status].length === 0;
}

/** Somebody still has to work on it. */
export function isOpen(status: TicketStatus): boolean {
  return !isFinal(status) && status !== 'resolved';
}

/** @throws DomainError `ticket.illegal-move`, which names the moves that are allowed */
export function assertMove(from: TicketStatus | undefined, to: TicketStatus): void {
  const allowed = from === undefined ? [FIRST_STATUS] : TICKET_MOVES[from];
  if (!allowed.includes(to)) throw illegalMove(from, to, allowed);
}

/** The shortest legal way, without its start; undefined where there is none. */
export function wayTo(from: TicketStatus, to: TicketStatus): TicketStatus[] | undefined {
  const ways: TicketStatus[][] = [[]];
  const seen = new Set<TicketStatus>([from]);
  for (let way = ways.shift(); way; way = ways.shift()) {
    const at = way.at(-1) ?? from;
    if (at === to) return way;
    for (const next of TICKET_MOVES[at]) {
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return undefined;
}
