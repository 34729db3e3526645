import { NOTIFICATION_PURPOSES } from '@viewline/events';
import fc from 'fast-check';
import { excess, weakerInTheWay, type Booking } from './attention-budget.js';
import type { DecisionRecord } from './decision.js';
import { OnePersonsWeek } from './one-persons-week.suite.js';
import type { Proposal } from './person.js';
import { dayFrom } from './person-calendar.js';
import { DEFAULT_SETTINGS } from './policy-settings.js';
import { proposal } from './specimen-person.suite.js';

const MINUTE = 60_000;
const limits = { perDay: 3, perWeek: 6 };
const settings = { ...DEFAULT_SETTINGS, budget: limits };
const agreed = (['marketing', 'survey'] as const).map((purpose) => ({
  subscriberId: 'somebody',
  purpose,
  granted: true,
  origin: 'app',
  saidAt: new Date(0),
}));

/** By brute force, on the places themselves. */
const taken = (places: readonly Booking[], isMeant: (day: number) => boolean): number =>
  places
    .filter(({ state, day }) => state !== 'displaced' && isMeant(day))
    .reduce((sum, { weight }) => sum + weight, 0);
const fits = (places: readonly Booking[], day: number, more: number): boolean =>
  taken(places, (other) => other === day) + more <= limits.perDay &&
  [0, 1, 2, 3, 4, 5, 6].every(
    (back) =>
      taken(places, (other) => other >= day - back && other < day - back + 7) + more <= limits.perWeek,
  );

const wish = fc.record({
  /** Minutes until it is asked for, often none. */
  after: fc.oneof(fc.constant(0), fc.nat(2 * 1440)),
  purpose: fc.constantFrom(...NOTIFICATION_PURPOSES),
  severity: fc.integer({ min: 1, max: 10 }),
  wait: fc.option(fc.nat(4 * 1440), { nil: undefined }),
  use: fc.option(fc.integer({ min: 1, max: 5 * 1440 }), { nil: undefined }),
});

const inMinutes = (now: Date, minutes: number | undefined): Date | undefined =>
  minutes === undefined ? undefined : new Date(now.getTime() + minutes * MINUTE);

describe('the attention budget, whatever is asked for and when,', () => {
  it('is never exceeded, is taken by the most urgent, and loses no message', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 60 }), (wishes) => {
        const week = new OnePersonsWeek(settings, { words: agreed }, new Date('2026-11-23T12:00:00Z'));
        const ask = (asked: Proposal): void => {
          const before = [...week.bookings.values()];
          for (const record of week.ask([asked])) checkRecord(week, record, before);
          checkPlaces(week);
        };
        for (const { after, purpose, severity, wait, use } of wishes) {
          week.now = inMinutes(week.now, after)!;
          for (const due of week.due()) ask(due);
          const { now } = week;
          ask(
            proposal({ purpose, severity, notBefore: inMinutes(now, wait), expiresAt: inMinutes(now, use) }),
          );
        }
        for (let halfDays = 0; halfDays < 120; halfDays++) {
          week.now = inMinutes(week.now, 720)!;
          week.ask(week.due());
          checkPlaces(week);
        }
        expect(new Set(week.ended.keys())).toEqual(new Set(week.asked.keys()));
      }),
      { numRuns: 250 },
    );
  });

  it('asks for the fewest and least urgent places, and for none in vain', () => {
    const place = fc.record({
      severity: fc.integer({ min: 1, max: 6 }),
      weight: fc.integer({ min: 1, max: 3 }),
      day: fc.integer({ min: 100, max: 108 }),
      state: fc.constantFrom('booked' as const, 'spent' as const),
      critical: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 9 }), fc.integer({ min: 1, max: 6 }), (places, severity) => {
        const all = places.map((each) => ({ ...proposal(), ...each, at: new Date(each.day * 86_400_000) }));
        const { enough, weaker } = weakerInTheWay(all, { severity, weight: 2 }, 104, limits);
        const without = (gone: readonly Booking[]): Booking[] => all.filter((each) => !gone.includes(each));
        const mayGo = all.filter((b) => b.state === 'booked' && !b.critical && b.severity > severity);
        expect(mayGo).toEqual(expect.arrayContaining(weaker));
        expect(enough).toBe(fits(without(mayGo), 104, 2));
        expect(fits(without(weaker), 104, 2)).toBe(enough);
        for (const one of weaker) {
          const others = weaker.filter((each) => each !== one);
          expect(excess(without(others), 104, 2, limits)).toBeGreaterThan(
            excess(without(weaker), 104, 2, limits),
          );
        }
      }),
      { numRuns: 500 },
    );
  });
});

function checkRecord(week: OnePersonsWeek, record: DecisionRecord, before: readonly Booking[]): void {
  const { notificationId, action, steps } = record;
  const { severity, purpose } = week.asked.get(notificationId)!;
  const lost = before.filter((place) => action === 'displaced' && place.notificationId === notificationId);
  // Who loses a place had one, could lose it, and loses it to somebody more urgent.
  expect(lost.map(({ state, critical }) => ({ state, critical }))).toEqual(
    action === 'displaced' ? [{ state: 'booked', critical: false }] : [],
  );
  const by = lost.map(() => week.asked.get(String(steps[0]!.inputs['by']))!);
  expect(by.every((other) => other.severity < severity)).toBe(true);
  // What is suppressed says which rule refused it, and nothing else does.
  expect(steps.some(({ outcome }) => outcome === 'refused')).toBe(action === 'suppress');
  // Nobody less urgent kept a place on a day that was said to be full.
  const { weight } = settings.purposes[purpose];
  const stronger = before
    .filter((place) => place.notificationId !== notificationId)
    .filter((place) => place.state !== 'booked' || place.critical || place.severity <= severity);
  const fullDays = daysSaidToBeFull(record, week.bookings.get(notificationId));
  expect(fullDays.filter((day) => fits(stronger, day, weight))).toEqual([]);
}

function daysSaidToBeFull({ steps }: DecisionRecord, mine: Booking | undefined): number[] {
  const full = steps.find(({ code }) => code === 'budget.deferred' || code === 'budget.exhausted');
  const tried = (full?.inputs['tried'] ?? []) as { day: string }[];
  return tried.map(({ day }) => dayFrom(day)).filter((day) => day !== mine?.day);
}

function checkPlaces(week: OnePersonsWeek): void {
  const places = [...week.bookings.values()].filter(({ critical }) => !critical);
  expect(places.filter(({ day }) => !fits(places, day, 0))).toEqual([]);
}
