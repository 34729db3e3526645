import type { TicketDeadlineKind, TicketStatus } from '@viewline/events';
import type { StatusChange } from '../ticket-document.js';
import { afterBusinessTime, businessSpans } from './business-time.js';
import type { Calendar } from './calendar.js';
import { clockPhases, type Phase } from './clock-phases.js';

export const DEADLINE_STATES = ['running', 'paused', 'met', 'missed', 'void'] as const;
export type DeadlineState = (typeof DEADLINE_STATES)[number];

/** All that a deadline follows from. */
export interface Promised {
  readonly kind: TicketDeadlineKind;
  readonly calendar: Calendar;
  /** Of business time. */
  readonly targetMinutes: number;
  /** The ticket's, from its first status on. */
  readonly history: readonly StatusChange[];
  /** When a person first answered. */
  readonly answeredAt?: Date;
}

export interface Segment {
  readonly from: string;
  readonly to: string;
  readonly state: 'running' | 'paused' | 'outside-hours';
  readonly status: TicketStatus;
  /** For people: why the clock did what it did. */
  readonly reason: string;
  readonly minutes: number;
  /** After the deadline. */
  readonly overdue: boolean;
}

export interface Ledger {
  readonly state: DeadlineState;
  /** Null while the clock is paused, for it depends on how long; of what was met, when it would have been. */
  readonly dueAt: string | null;
  readonly stoppedAt: string | null;
  readonly spentMinutes: number;
  readonly remainingMinutes: number;
  readonly segments: readonly Segment[];
}

const MINUTE = 60_000;
const minutes = (milliseconds: number): number => Math.round((milliseconds / MINUTE) * 1000) / 1000;
const iso = (at: number): string => new Date(at).toISOString();

/** Derives a deadline again from what happened to its ticket: every minute since it was opened is accounted for. */
export function deadlineLedger(promised: Promised, now: Date): Ledger {
  const { calendar, kind, history, answeredAt } = promised;
  const target = promised.targetMinutes * MINUTE;
  const { phases, clock, stoppedAt, outcome } = clockPhases(kind, history, answeredAt, now.getTime());
  const segments: Segment[] = [];
  let [spent, passedAt] = [0, undefined as number | undefined];
  for (const phase of phases) {
    for (const piece of piecesOf(phase, calendar)) {
      const left = target - spent;
      const runs = piece.state === 'running';
      const dueWithin = runs && passedAt === undefined && piece.to - piece.from >= left;
      if (dueWithin) passedAt = piece.from + left;
      segments.push(...cutAt(passedAt, piece).map((part) => segmentOf(part, phase.status, passedAt)));
      if (runs) spent += piece.to - piece.from;
    }
  }
  const at = stoppedAt ?? now.getTime();
  const runs = clock === 'runs';
  const due =
    passedAt ?? (runs && outcome !== 'void' ? afterBusinessTime(calendar, at, target - spent) : undefined);
  const state = stateOf(passedAt !== undefined && passedAt < at, outcome, runs);
  return {
    state,
    dueAt: due === undefined ? null : iso(due),
    stoppedAt: stoppedAt === undefined ? null : iso(stoppedAt),
    spentMinutes: minutes(spent),
    remainingMinutes: minutes(Math.max(0, target - spent)),
    segments,
  };
}

function stateOf(isPast: boolean, outcome: 'met' | 'void' | undefined, runs: boolean): DeadlineState {
  if (isPast) return 'missed';
  return outcome ?? (runs ? 'running' : 'paused');
}

interface Piece {
  from: number;
  to: number;
  state: Segment['state'];
  reason: string;
}

function piecesOf(phase: Phase, calendar: Calendar): Piece[] {
  const { from, to, status, clock, reason } = phase;
  if (clock !== 'runs') {
    return [{ from, to, state: 'paused', reason: reason === undefined ? status : `${status}: ${reason}` }];
  }
  return [...businessSpans(calendar, from, to)].map((span) => ({
    from: span.from,
    to: span.to,
    state: span.open ? 'running' : 'outside-hours',
    reason: span.open ? `${status} within hours` : (span.holiday ?? `outside the hours of ${calendar.name}`),
  }));
}

function cutAt(at: number | undefined, piece: Piece): Piece[] {
  if (at === undefined || at <= piece.from || at >= piece.to) return [piece];
  return [
    { ...piece, to: at },
    { ...piece, from: at },
  ];
}

function segmentOf(
  { from, to, ...piece }: Piece,
  status: TicketStatus,
  passedAt: number | undefined,
): Segment {
  const overdue = passedAt !== undefined && from >= passedAt;
  return { from: iso(from), to: iso(to), ...piece, status, minutes: minutes(to - from), overdue };
}
