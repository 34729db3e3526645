import type { TicketDeadlineKind, TicketStatus } from '@viewline/events';
import type { StatusChange } from '../ticket-document.js';

/** What the clock of a deadline does while a ticket has this status. */
const CLOCK: Readonly<Record<TicketStatus, 'runs' | 'waits' | 'stopped'>> = {
  acknowledged: 'runs',
  inProgress: 'runs',
  pending: 'waits',
  held: 'waits',
  // Waits, for the resolution may be refused and work go on; for good only when the ticket is closed.
  resolved: 'stopped',
  closed: 'stopped',
  rejected: 'stopped',
  cancelled: 'stopped',
};

export interface Phase {
  readonly from: number;
  readonly to: number;
  readonly status: TicketStatus;
  readonly clock: 'runs' | 'waits' | 'stopped';
  readonly reason?: string;
}

export interface Phases {
  /** None is empty: a status that was entered this very moment has none yet. */
  readonly phases: readonly Phase[];
  /** What the clock does in the end, or did until it stopped. */
  readonly clock: Phase['clock'];
  /** When the clock stopped; undefined while it may go on by itself. */
  readonly stoppedAt?: number;
  /** `met` by what stopped it, or `void`: nobody waits any more. */
  readonly outcome?: 'met' | 'void';
}

/** A ticket's history as stretches of one status each, up to the moment at which the clock stopped, or to now. */
export function clockPhases(
  kind: TicketDeadlineKind,
  history: readonly StatusChange[],
  answeredAt: Date | undefined,
  now: number,
): Phases {
  const changes = history.map((change) => ({ ...change, at: Date.parse(change.changeDate) }));
  const stop = stopOf(kind, changes, answeredAt?.getTime());
  const until = stop?.at ?? now;
  const phases = changes.flatMap(({ status, at, changeReason }, index) => {
    const to = Math.min(changes[index + 1]?.at ?? until, until);
    const clock = CLOCK[status];
    const reason = changeReason === undefined ? {} : { reason: changeReason };
    return at < to ? [{ from: at, to, status, clock, ...reason }] : [];
  });
  const last = changes.findLast(({ at }, index) => at <= until && index < (stop?.index ?? Infinity));
  const clock = last ? CLOCK[last.status] : 'runs';
  return { phases, clock, ...(stop && { stoppedAt: stop.at, outcome: stop.outcome }) };
}

interface Stop {
  at: number;
  /** Of the change of status that stopped it; none where an answer did. */
  index?: number;
  outcome: 'met' | 'void';
}

type Change = Pick<StatusChange, 'status'> & { at: number };

function stopOf(kind: TicketDeadlineKind, changes: readonly Change[], answeredAt?: number): Stop | undefined {
  if (kind === 'resolution') return stopOfResolution(changes);
  const first = stopBy(
    changes,
    changes.findIndex(({ status }) => CLOCK[status] === 'stopped'),
  );
  const isAnswered = answeredAt !== undefined && (first === undefined || answeredAt <= first.at);
  return isAnswered ? { at: answeredAt, outcome: 'met' } : first;
}

function stopOfResolution(changes: readonly Change[]): Stop | undefined {
  const last = changes.length - 1;
  if (last < 0 || CLOCK[changes[last]!.status] !== 'stopped') return undefined;
  // Closing what was resolved changes nothing: it was resolved when it was.
  const isClosing = changes[last]!.status === 'closed' && changes[last - 1]?.status === 'resolved';
  return stopBy(changes, isClosing ? last - 1 : last);
}

function stopBy(changes: readonly Change[], index: number): Stop | undefined {
  const change = changes[index];
  if (!change) return undefined;
  const isVoid = change.status === 'rejected' || change.status === 'cancelled';
  return { at: change.at, index, outcome: isVoid ? 'void' : 'met' };
}
