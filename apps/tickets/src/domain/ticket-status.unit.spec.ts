import { TICKET_STATUSES, type TicketStatus } from '@viewline/events';
import { newId } from '@viewline/kernel';
import fc from 'fast-check';
import { moveTicket } from './move-ticket.js';
import { openTicket } from './open-ticket.js';
import { TicketChange } from './ticket-change.js';
import { isFinal, isOpen, TICKET_MOVES, wayTo } from './ticket-status.js';

const status = fc.constantFrom(...TICKET_STATUSES);
const NOW = new Date('2026-03-02T10:00:00.000Z');
const opened = () =>
  openTicket(
    {
      id: newId(),
      number: 'TT-1',
      document: { description: 'x', severity: 'Major', ticketType: 'Connectivity' },
    },
    NOW,
  ).ticket;

function refusalOf(work: () => void): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
}

const refusal = (from: TicketStatus): unknown =>
  expect.objectContaining({
    kind: 'conflict',
    code: 'ticket.illegal-move',
    details: TICKET_MOVES[from].map((message) => ({ path: 'status', message })),
  });

describe('the state machine', () => {
  it('is never left, whatever is tried in whatever order', () => {
    fc.assert(
      fc.property(fc.array(status, { maxLength: 40 }), (tries) => {
        const change = TicketChange.of(opened(), NOW);
        const visited: TicketStatus[] = ['acknowledged'];
        for (const to of tries) {
          const from = change.ticket.document.status;
          const allowed = TICKET_MOVES[from].includes(to);
          const events = change.events.length;
          expect(refusalOf(() => moveTicket(change, to))).toEqual(allowed ? undefined : refusal(from));
          if (allowed) visited.push(to);
          expect(change.ticket.document.status).toBe(visited.at(-1));
          expect(change.events).toHaveLength(events + (allowed ? 1 : 0));
        }
        expect(change.ticket.document.statusChange.map((one) => one.status)).toEqual(visited);
      }),
    );
  });

  it('is the one of TMF621', () => {
    expect(TICKET_MOVES).toEqual({
      acknowledged: ['inProgress', 'rejected', 'cancelled'],
      inProgress: ['held', 'pending', 'resolved', 'cancelled'],
      held: ['inProgress'],
      pending: ['inProgress', 'cancelled'],
      resolved: ['closed', 'inProgress'],
      rejected: [],
      cancelled: [],
      closed: [],
    });
  });

  it('ends where the standard says it does, and every status can be reached', () => {
    expect(TICKET_STATUSES.filter(isFinal).toSorted()).toEqual(['cancelled', 'closed', 'rejected']);
    expect(TICKET_STATUSES.filter(isOpen).toSorted()).toEqual([
      'acknowledged',
      'held',
      'inProgress',
      'pending',
    ]);
    for (const to of TICKET_STATUSES) expect(wayTo('acknowledged', to)).toBeDefined();
  });

  it('is walked by the shortest legal way', () => {
    fc.assert(
      fc.property(status, status, (from, to) => {
        const way = wayTo(from, to);
        if (way === undefined) return;
        expect(way.at(-1) ?? from).toBe(to);
        [from, ...way].slice(0, -1).forEach((one, index) => expect(TICKET_MOVES[one]).toContain(way[index]));
      }),
    );
    expect(wayTo('held', 'closed')).toEqual(['inProgress', 'resolved', 'closed']);
    expect(wayTo('closed', 'inProgress')).toBeUndefined();
  });
});
