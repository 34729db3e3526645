import fc from 'fast-check';
import { Money } from '@viewline/kernel';
import { type Affected, compensationFor, type Outage } from './compensation.js';
import type { Conditions, Formula, RulePack } from './rule-pack.js';

const outage: Outage = {
  problemId: '0198c5a0-3c1e-7b52-9d0e-5a7c1f20b801',
  title: 'انقطاع البث المباشر',
  category: 'technical',
  scope: 'local',
  duration: 'prolonged',
  startedAt: new Date('2026-02-10T20:00:00Z'),
};
const person: Affected = {
  subscriberId: '0198c5a0-3c1e-7b52-9d0e-5a7c1f20b802',
  minutesLost: 90,
  region: 'Riyadh',
  segment: 'gold',
  package: { tier: 'premium', price: Money.of(2800, 'EUR'), period: 'P1M' },
};
const packOf = (...rules: { when?: Conditions; pay: Formula }[]): RulePack => ({
  title: 'Service guarantee',
  currency: 'EUR',
  rules: rules.map(({ when = {}, pay }, index) => ({ name: `rule ${index}`, when, pay })),
});
const paid = (pay: Formula, more: Partial<Affected> = {}) => {
  const given = compensationFor(packOf({ pay }), outage, { ...person, ...more });
  return 'amount' in given ? given.amount.minor : given.unpaid;
};

describe('a rule pack', () => {
  it('gives what the first rule that fits gives', () => {
    const pack = packOf(
      { when: { tier: ['basic'] }, pay: { kind: 'fixed', amount: 1 } },
      { when: { tier: ['premium'] }, pay: { kind: 'fixed', amount: 2 } },
      { pay: { kind: 'fixed', amount: 3 } },
    );
    expect(compensationFor(pack, outage, person)).toEqual({ rule: 'rule 1', amount: Money.of(2, 'EUR') });
  });

  it.each<[string, Conditions]>([
    ['category', { category: ['content'] }],
    ['scope', { scope: ['general'] }],
    ['duration', { duration: ['temporary'] }],
    ['region', { region: ['Jeddah'] }],
    ['tier', { tier: ['basic'] }],
    ['segment', { segment: ['silver'] }],
    ['fewer minutes', { minutesLost: { atLeast: 91 } }],
    ['more minutes', { minutesLost: { below: 90 } }],
    ['a dearer package', { packagePrice: { below: 2800 } }],
  ])('gives nothing where it is for another %s', (_name, when) => {
    const pack = packOf({ when, pay: { kind: 'fixed', amount: 5 } });
    expect(compensationFor(pack, outage, person)).toEqual({ unpaid: 'no-rule-fits' });
  });

  it('holds lower bounds to be inside', () => {
    const when = { minutesLost: { atLeast: 90, below: 91 }, packagePrice: { atLeast: 2800, below: 2801 } };
    expect(
      compensationFor(packOf({ when, pay: { kind: 'fixed', amount: 5 } }), outage, person),
    ).toHaveProperty('amount');
  });

  it('says why it cannot compute a share of a price that is not known, unless a later rule fits', () => {
    const share: Formula = { kind: 'pro-rata', percent: 100, cap: 9999 };
    const other = { ...person, package: { tier: 'premium', price: Money.of(10, 'SAR'), period: 'P1M' } };
    expect(compensationFor(packOf({ pay: share }), outage, other)).toEqual({
      unpaid: 'no-price-in-currency',
    });
    const pack = packOf({ pay: share }, { pay: { kind: 'fixed', amount: 7 } });
    expect(compensationFor(pack, outage, other)).toEqual({ rule: 'rule 1', amount: Money.of(7, 'EUR') });
  });

  it('pays the share of the month that the outage began in', () => {
    // 2800 for the 28 days from 10 February: 100 a day.
    const share: Formula = { kind: 'pro-rata', percent: 100, cap: 9999 };
    expect(paid(share, { minutesLost: 1440 })).toBe(100);
    expect(paid({ ...share, percent: 250 }, { minutesLost: 1440 })).toBe(250);
    expect(paid(share, { minutesLost: 7 })).toBe('amounts-to-nothing');
    expect(paid(share, { minutesLost: 10 ** 9 })).toBe(2800);
  });

  it('pays for started hours and days, up to the cap', () => {
    const hourly: Formula = { kind: 'per-started-hour', amount: 50, cap: 120 };
    expect([0, 1, 60, 61, 181].map((minutesLost) => paid(hourly, { minutesLost }))).toEqual([
      'amounts-to-nothing',
      50,
      50,
      100,
      120,
    ]);
    expect(paid({ kind: 'per-started-day', amount: 70, cap: 9999 }, { minutesLost: 1441 })).toBe(140);
  });

  it('never gives more than the cap, a fraction, or less for more minutes', () => {
    const formula: fc.Arbitrary<Exclude<Formula, { kind: 'fixed' }>> = fc.oneof(
      fc.record({
        kind: fc.constantFrom('per-started-hour' as const, 'per-started-day' as const),
        amount: fc.integer({ min: 1, max: 10 ** 8 }),
        cap: fc.integer({ min: 1, max: 10 ** 8 }),
      }),
      fc.record({
        kind: fc.constant('pro-rata' as const),
        percent: fc.integer({ min: 1, max: 1000 }),
        cap: fc.integer({ min: 1, max: 10 ** 8 }),
      }),
    );
    const minutes = fc.integer({ min: 0, max: 10 ** 9 });
    const price = fc.integer({ min: 0, max: 10 ** 12 });
    fc.assert(
      fc.property(formula, minutes, minutes, price, (pay, some, others, minor) => {
        const subscribed = { tier: null, price: Money.of(minor, 'EUR'), period: 'P1M' };
        const give = (minutesLost: number) => {
          const amount = paid(pay, { minutesLost, package: subscribed });
          return typeof amount === 'number' ? amount : 0;
        };
        const [less, more] = [Math.min(some, others), Math.max(some, others)];
        expect(Number.isSafeInteger(give(more))).toBe(true);
        expect(give(more)).toBeLessThanOrEqual(pay.cap);
        expect(give(less)).toBeLessThanOrEqual(give(more));
      }),
    );
  });
});
