import fc from 'fast-check';
import type { StatusChange } from '../ticket-document.js';
import type { Calendar } from './calendar.js';
import { deadlineLedger, type Promised } from './ledger.js';
import { calendar, isOpenAt, life, MINUTE } from './random-desk.suite.js';

const RUNNING = ['acknowledged', 'inProgress'];
const ENDS = { resolved: 'met', closed: 'met', rejected: 'void', cancelled: 'void' } as const;
const WEEK = 7 * 24 * 60 * MINUTE;

/** What the ledger has to say, found by looking at one minute after the other. */
function counted(desk: Calendar, history: readonly StatusChange[], targetMinutes: number, now: number) {
  const changes = history.map(({ status, changeDate }) => ({ status, at: Date.parse(changeDate) }));
  const last = changes.at(-1)!;
  const outcome = ENDS[last.status as keyof typeof ENDS];
  // What is resolved and then closed was done when it was resolved.
  const end = last.status === 'closed' ? changes.at(-2)! : last;
  const until = outcome ? end.at : now;
  const working = changes.slice(0, outcome ? changes.indexOf(end) : changes.length);
  const statusAt = (at: number) => working.findLast((change) => change.at <= at)!.status;
  const horizon = now + WEEK;
  let [spent, spentUntil, due] = [0, 0, horizon];
  for (let minute = changes[0]!.at; minute < horizon && due === horizon; minute += MINUTE) {
    const runs = RUNNING.includes(statusAt(minute)) && isOpenAt(desk, minute);
    if (runs) spent += 1;
    if (runs && spent === targetMinutes) due = minute + MINUTE;
    if (minute < until) spentUntil = spent;
  }
  for (let minute = due; minute < until; minute += MINUTE) {
    if (RUNNING.includes(statusAt(minute)) && isOpenAt(desk, minute)) spentUntil += 1;
  }
  const runs = RUNNING.includes(working.at(-1)!.status);
  const state = due < until ? 'missed' : (outcome ?? (runs ? 'running' : 'paused'));
  const isKnown = due <= until || (runs && outcome !== 'void');
  return { spent: spentUntil, until, state, horizon, due: isKnown ? due : horizon };
}

const targetMinutes = fc.integer({ min: 1, max: 900 });

describe('the ledger of a resolution', () => {
  it('equals a count of minutes, one by one, over any calendar, zone and life of a ticket', () => {
    fc.assert(
      fc.property(calendar, life, targetMinutes, (desk, { history, now }, target) => {
        const promised: Promised = { kind: 'resolution', calendar: desk, targetMinutes: target, history };
        const ledger = deadlineLedger(promised, new Date(now));
        const { spent, state, due, horizon } = counted(desk, history, target, now);
        const dueAt = ledger.dueAt === null ? horizon : Math.min(Date.parse(ledger.dueAt), horizon);
        expect([ledger.state, ledger.spentMinutes, new Date(dueAt)]).toEqual([state, spent, new Date(due)]);
        const running = ledger.segments.filter((segment) => segment.state === 'running');
        expect(running.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(spent);
        const inTime = running.filter(({ overdue }) => !overdue);
        expect(inTime.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(Math.min(spent, target));
      }),
      { numRuns: 80 },
    );
  });

  it('accounts for every minute since the ticket was opened, without a gap', () => {
    fc.assert(
      fc.property(calendar, life, targetMinutes, (desk, { history, opened, now }, target) => {
        const promised: Promised = { kind: 'resolution', calendar: desk, targetMinutes: target, history };
        const { segments, stoppedAt } = deadlineLedger(promised, new Date(now));
        const ends = [new Date(opened).toISOString(), ...segments.map(({ to }) => to)];
        const begins = [...segments.map(({ from }) => from), stoppedAt ?? new Date(now).toISOString()];
        expect(begins).toEqual(ends);
        expect(segments.every(({ reason, from, to }) => reason !== '' && from < to)).toBe(true);
      }),
      { numRuns: 80 },
    );
  });

  it('is the same whenever it is derived, until something happens', () => {
    fc.assert(
      fc.property(calendar, life, targetMinutes, (desk, { history, now }, target) => {
        const promised: Promised = { kind: 'resolution', calendar: desk, targetMinutes: target, history };
        const before = deadlineLedger(promised, new Date(now));
        const later = deadlineLedger(promised, new Date(now + WEEK));
        expect(later.dueAt).toBe(before.dueAt);
      }),
      { numRuns: 80 },
    );
  });
});
