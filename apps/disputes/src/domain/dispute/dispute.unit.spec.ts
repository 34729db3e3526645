import { DISPUTE_OUTCOMES, DISPUTE_STATES, type DisputeState } from '@viewline/events';
import { DomainError, Money, newId } from '@viewline/kernel';
import fc from 'fast-check';
import type { Bill } from '../bill/bill.js';
import { decide, takeOver } from './decision.js';
import { DeadlineRules } from './deadline-rules.js';
import { type Dispute, type DisputeChange, open } from './dispute.js';
import { DISPUTE_MOVES, DISPUTE_STEPS, type DisputeStep, isOver } from './dispute-state.js';
import { appeal, close, proceed, refer, withdraw } from './dispute-steps.js';
import { addEvidence } from './evidence.js';
import { missDeadlines, runningDeadlines } from './missed-deadlines.js';

const DAY = 24 * 3600 * 1000;
const START = new Date('2026-03-01T10:00:00Z');
const by = { id: 'u1', name: 'agent.layla' };
const rule = new DeadlineRules('default:2/30/30@UTC').named('default');
const euro = (minor: number): Money => Money.of(minor, 'EUR');
const bill = { id: newId(), billNo: 'B-1', subscriberId: newId(), total: euro(500) } as Bill;
const opened = (): Dispute =>
  open(newId(), bill, [{ rateId: newId(), amount: euro(100) }], { reason: 'other', by }, rule, START).dispute;

interface Step extends DisputeChange {
  credit?: Money;
}
type Act = (dispute: Dispute, now: Date) => Step;

const verdict = fc.record({
  outcome: fc.constantFrom(...DISPUTE_OUTCOMES),
  amount: fc.option(fc.integer({ min: -5, max: 120 }).map(euro), { nil: undefined }),
});
const steps: Record<DisputeStep, fc.Arbitrary<Act>> = {
  acknowledge: fc.constant((d, now) => proceed(d, 'acknowledge', { by, now })),
  review: fc.constant((d, now) => proceed(d, 'review', { by, now })),
  appeal: fc.constant((d, now) => appeal(d, 'no', { by, now })),
  refer: fc.constant((d, now) => refer(d, { body: 'Ombudsman' }, { by, now })),
  close: fc.constant((d, now) => close(d, { by, now })),
  withdraw: fc.constant((d, now) => withdraw(d, { by, now })),
  decide: verdict.map((told) => (d, now) => decide(d, told, { by, now })),
};
type Name = DisputeStep | 'evidence' | 'sweep';
const evidence: Act = (d, now) => addEvidence(d, newId(), { kind: 'text', text: 'x' }, { by, now });
/** What is tried on a dispute in some state: mostly a step that leads on, so that stories get to their end. */
type Choice = (state: DisputeState) => [Name, Act];
const acts = fc.record({ ...steps, evidence: fc.constant(evidence), sweep: fc.constant<Act>(missDeadlines) });
const leading = fc.tuple(acts, fc.nat()).map(([all, n]): Choice => (state) => {
  const names = Object.keys(DISPUTE_MOVES[state]) as DisputeStep[];
  // Withdrawing ends most stories before they begin.
  const name = names.filter((one) => one !== 'withdraw' || n % 8 === 0)[n % names.length] ?? names[0];
  return name ? [name, all[name]] : ['sweep', missDeadlines];
});
const any = fc
  .tuple(acts, fc.constantFrom<Name>(...DISPUTE_STEPS, 'evidence', 'sweep', 'sweep'))
  .map(([all, name]): Choice => () => [name, all[name]]);
const choice = fc.oneof({ weight: 3, arbitrary: leading }, { weight: 1, arbitrary: any });
const story = fc.array(fc.tuple(choice, fc.nat(20)), { maxLength: 30 });

describe('a dispute', () => {
  it('never leaves the table, whatever is tried on it and when', () => {
    fc.assert(
      fc.property(story, (choices) => {
        let dispute = opened();
        let now = START;
        let credited = 0;
        for (const [choose, days] of choices) {
          const [name, run] = choose(dispute.state);
          now = new Date(now.getTime() + days * DAY);
          const allowed = (DISPUTE_MOVES[dispute.state] as Partial<Record<string, DisputeState>>)[name];
          let next: Step;
          try {
            next = run(dispute, now);
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
            continue;
          }
          const isStep = name !== 'evidence' && name !== 'sweep';
          expect(next.dispute.state).toBe(isStep ? allowed : dispute.state);
          expect(next.events.map(({ sequence }) => sequence)).toEqual(
            next.events.map((_, index) => dispute.sequence + index + 1),
          );
          credited += next.credit?.minor ?? 0;
          dispute = next.dispute;
          expect(dispute.awarded?.minor ?? 0).toBe(credited);
          expect(credited).toBeLessThanOrEqual(dispute.amount.minor);
        }
        expect(dispute.history.map(({ to }) => to).at(-1)).toBe(dispute.state);
      }),
      { numRuns: 2000 },
    );
  });

  it('allows every move of the table and nothing else', () => {
    const reached = new Set<string>();
    const refusals = new Set<string>();
    const allowed = DISPUTE_STATES.flatMap((from) =>
      Object.entries(DISPUTE_MOVES[from]).map(([name, to]) => `${from} ${name} ${to}`),
    );
    const run: Record<DisputeStep, Act> = {
      acknowledge: (d, now) => proceed(d, 'acknowledge', { by, now }),
      review: (d, now) => proceed(d, 'review', { by, now }),
      decide: (d, now) => decide(d, { outcome: 'upheld' }, { by, now }),
      appeal: (d, now) => appeal(d, 'no', { by, now }),
      refer: (d, now) => refer(d, { body: 'Ombudsman' }, { by, now }),
      close: (d, now) => close(d, { by, now }),
      withdraw: (d, now) => withdraw(d, { by, now }),
    };
    for (const state of DISPUTE_STATES) {
      for (const name of DISPUTE_STEPS) {
        try {
          const { dispute } = run[name]({ ...opened(), state }, START);
          reached.add(`${state} ${name} ${dispute.state}`);
        } catch (error) {
          refusals.add((error as DomainError).code);
        }
      }
    }
    expect([...refusals]).toEqual(['dispute.illegal-step']);
    expect([...reached].toSorted()).toEqual(allowed.toSorted());
    expect(DISPUTE_STATES.filter(isOver)).toEqual(['closed', 'withdrawn']);
  });

  it('says each deadline that passes once in each round, however often it is looked at', () => {
    fc.assert(
      fc.property(story, (choices) => {
        let dispute = opened();
        let now = START;
        for (const [choose, days] of choices) {
          const [, run] = choose(dispute.state);
          now = new Date(now.getTime() + days * DAY);
          const overdue = runningDeadlines(dispute).filter(({ dueAt }) => dueAt < now).length;
          const missed = missDeadlines(dispute, now);
          expect(missed.events).toHaveLength(overdue);
          expect(missDeadlines(missed.dispute, now).events).toEqual([]);
          dispute = missed.dispute;
          try {
            dispute = run(dispute, now).dispute;
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
          }
        }
      }),
    );
  });
});

describe('a decision', () => {
  const underReview = (change: Partial<Dispute> = {}): Dispute => ({
    ...opened(),
    state: 'underReview',
    ...change,
  });
  const facts = { by, now: START };

  it.each([
    [{ outcome: 'upheld' as const }, 100],
    [{ outcome: 'upheld' as const, amount: euro(100) }, 100],
    [{ outcome: 'partly' as const, amount: euro(99) }, 99],
    [{ outcome: 'rejected' as const }, 0],
  ])('%j is worth %d', (told, worth) => {
    expect(decide(underReview(), told, facts).credit.minor).toBe(worth);
  });

  it.each([
    { outcome: 'upheld' as const, amount: euro(99) },
    { outcome: 'partly' as const },
    { outcome: 'partly' as const, amount: euro(100) },
    { outcome: 'partly' as const, amount: euro(0) },
    { outcome: 'rejected' as const, amount: euro(1) },
    { outcome: 'partly' as const, amount: Money.of(50, 'USD') },
  ])('%j is refused', (told) => {
    expect(() => decide(underReview(), told, facts)).toThrow(
      expect.objectContaining({ code: 'dispute.bad-decision' }),
    );
  });

  it('on appeal adds to what was given and takes nothing back', () => {
    const before = underReview({ awarded: euro(40), outcome: 'partly', decisions: 1 });
    expect(decide(before, { outcome: 'upheld' }, facts).credit.minor).toBe(60);
    expect(decide(before, { outcome: 'partly', amount: euro(40) }, facts).credit.minor).toBe(0);
    expect(takeOver(before, { outcome: 'upheld' }).credit.minor).toBe(60);
    for (const less of [{ outcome: 'rejected' as const }, { outcome: 'partly' as const, amount: euro(39) }]) {
      expect(() => decide(before, less, facts)).toThrow(
        expect.objectContaining({ code: 'dispute.below-earlier-decision' }),
      );
    }
  });

  it('can be appealed until the last moment of the last day and not after', () => {
    const { dispute } = decide(underReview(), { outcome: 'rejected' }, facts);
    const last = dispute.appealBy!;
    expect(appeal(dispute, 'no', { by, now: last }).dispute.state).toBe('appealed');
    expect(() => appeal(dispute, 'no', { by, now: new Date(last.getTime() + 1) })).toThrow(
      expect.objectContaining({ code: 'dispute.appeal-too-late' }),
    );
  });
});
