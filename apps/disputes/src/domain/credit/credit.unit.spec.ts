import fc from 'fast-check';
import { DomainError, Money, newId } from '@viewline/kernel';
import {
  approve,
  type Credit,
  decline,
  eventOf,
  grantAtOnce,
  journalOf,
  request,
  reverse,
} from './credit.js';
import { authorityOf, isWithin } from './credit-limits.js';
import { takeFrom } from './spending.js';
import { assertBalanced } from '../ledger/journal.js';

const now = new Date('2026-03-01T12:00:00Z');
const euros = (minor: number) => Money.of(minor, 'EUR');
const people = ['ann', 'ben', 'cem'].map((name) => ({ id: name, name }));
const person = fc.constantFrom(...people);
const amount = fc.integer({ min: 1, max: 10_000 });

/** From a state, by a step, to a state. */
const TABLE: Record<string, string[]> = {
  pending: ['granted', 'declined'],
  granted: ['reversed'],
  declined: [],
  reversed: [],
};

const steps = fc.array(
  fc.record({ kind: fc.constantFrom('approve', 'decline', 'reverse'), by: person, limit: amount }),
  { maxLength: 8 },
);

function apply(credit: Credit, step: { kind: string; by: (typeof people)[number]; limit: number }): Credit {
  if (step.kind === 'approve') return approve(credit, step.by, euros(step.limit), now);
  if (step.kind === 'decline') return decline(credit, step.by, now, 'no');
  return reverse(credit, step.by, euros(step.limit), now, 'no');
}

/** Nothing where the step is refused; a failure of another kind fails the test. */
function tried(credit: Credit, step: Parameters<typeof apply>[1]): Credit | undefined {
  try {
    return apply(credit, step);
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

describe('a credit', () => {
  it('never leaves its table, counts its events, and is granted by two people or within a limit', () => {
    fc.assert(
      fc.property(amount, person, fc.boolean(), steps, (minor, requestedBy, atOnce, all) => {
        const asked = {
          subscriberId: newId(),
          amount: euros(minor),
          cause: { kind: 'goodwill' as const, id: 'x' },
          requestedBy,
        };
        let credit = (atOnce ? grantAtOnce : request)(asked, now);
        for (const step of all) {
          const before = credit;
          const after = tried(before, step);
          if (after === undefined) continue;
          credit = after;
          expect(TABLE[before.status]).toContain(after.status);
          expect(after.sequence).toBe(before.sequence + 1);
          expect(step.kind === 'decline' || minor <= step.limit).toBe(true);
          expect(step.kind === 'approve' && after.decidedBy?.id === requestedBy.id).toBe(false);
          expect(eventOf(after).subject).toBe(after.id);
          assertBalanced(journalOf(after).entries);
        }
      }),
    );
  });

  it('has one id for one cause of one subscriber, whoever asks and for how much', () => {
    const asked = { subscriberId: newId(), amount: euros(5), cause: { kind: 'goodwill' as const, id: 'x' } };
    const [one, two] = people.map((requestedBy) => request({ ...asked, requestedBy }, now).id);
    expect(one).toBe(two);
    expect(request({ ...asked, requestedBy: people[0]!, subscriberId: newId() }, now).id).not.toBe(one);
  });

  it.each([0, -1, 1_000_000_000_001])('is not of %d', (minor) => {
    const cause = { kind: 'goodwill' as const, id: 'x' };
    const asked = { subscriberId: newId(), amount: euros(minor), cause, requestedBy: people[0]! };
    expect(() => request(asked, now)).toThrow(DomainError);
  });
});

describe('the authority of somebody', () => {
  it('is the highest limit among their roles, set or not', () => {
    const set = new Map([['agent', 50]]);
    expect(authorityOf(['agent'], 'EUR', set)).toEqual(euros(50));
    expect(authorityOf(['agent', 'supervisor'], 'EUR', set)).toEqual(euros(20_000));
    expect(authorityOf(['agent'], 'KWD', new Map())).toEqual(Money.of(20_000, 'KWD'));
    expect(authorityOf(['agent'], 'JPY', new Map())).toEqual(Money.of(20, 'JPY'));
    expect(authorityOf(['integrator', 'unheard-of'], 'EUR', new Map())).toEqual(euros(0));
    expect(isWithin(euros(1), euros(0))).toBe(false);
  });
});

describe('spending', () => {
  const balances = fc.array(fc.nat({ max: 1000 }), { maxLength: 6 });
  const pursesOf = (all: readonly number[]) =>
    all.map((balance, n) => ({ subscriberId: String(n), balance: euros(balance) }));
  const sum = (all: readonly number[]) => all.reduce((total, each) => total + each, 0);

  it('takes exactly the amount, and from nobody more than they have', () => {
    fc.assert(
      fc.property(balances, fc.nat(), (there, seed) => {
        fc.pre(sum(there) > 0);
        const minor = 1 + (seed % sum(there));
        const parts = takeFrom(pursesOf(there), euros(minor));
        expect(sum(parts.map((part) => part.amount.minor))).toBe(minor);
        for (const part of parts) {
          expect(part.amount.minor).toBeGreaterThan(0);
          expect(part.amount.minor).toBeLessThanOrEqual(there[Number(part.subscriberId)]!);
        }
      }),
    );
  });

  it('of more than there is takes nothing', () => {
    fc.assert(
      fc.property(balances, fc.integer({ min: 1, max: 1000 }), (there, more) => {
        expect(() => takeFrom(pursesOf(there), euros(sum(there) + more))).toThrow('may be spent');
      }),
    );
  });
});
