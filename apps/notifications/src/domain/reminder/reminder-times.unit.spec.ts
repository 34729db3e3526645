import fc from 'fast-check';
import { DateTime } from 'luxon';
import { planReminders, REMINDER_DAYS, reminderTimes, type ReminderHour } from './reminder-times.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const zone = fc.constantFrom(
  'UTC',
  'Asia/Riyadh',
  'Europe/Paris',
  'America/New_York',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'America/Santiago',
);
const hour: fc.Arbitrary<ReminderHour> = fc.record({
  zone,
  time: fc.constantFrom('00:00', '02:30', '10:00', '18:45', '23:59'),
});
const expiry = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000));

const local = (at: Date, inZone: string): DateTime => DateTime.fromJSDate(at, { zone: inZone });

describe('reminder times', () => {
  it('are 7, 3 and 0 days before the last day, at the wanted hour of the person’s clock, before the expiry', () => {
    fc.assert(
      fc.property(expiry, hour, (expiresAt, when) => {
        const times = reminderTimes(expiresAt, when);
        expect(times.map(({ days }) => days)).toEqual([...REMINDER_DAYS]);
        for (const { days, dueAt, until, lastDay } of times) {
          const due = local(dueAt, when.zone);
          const last = DateTime.fromISO(lastDay, { zone: when.zone });
          expect(Math.round(last.startOf('day').diff(due.startOf('day'), 'days').days)).toBe(days);
          expect(dueAt < until && until <= expiresAt).toBe(true);
          // Where clocks are put forward the hour may not exist; then it is the next one that does.
          const [hours, minutes] = when.time.split(':').map(Number);
          expect(
            Math.abs(due.diff(due.startOf('day').set({ hour: hours, minute: minutes })).toMillis()),
          ).toBeLessThan(HOUR);
        }
        expect(expiresAt.getTime() - times[2]!.dueAt.getTime()).toBeLessThanOrEqual(DAY + HOUR);
      }),
    );
  });

  it.each([
    ['2026-04-10T20:00:00Z', 'UTC', '2026-04-10', '2026-04-03T10:00:00.000Z'],
    ['2026-04-10T00:00:00Z', 'UTC', '2026-04-09', '2026-04-02T10:00:00.000Z'],
    ['2026-04-10T20:00:00Z', 'Asia/Riyadh', '2026-04-10', '2026-04-03T07:00:00.000Z'],
    ['2026-04-10T21:30:00Z', 'Asia/Riyadh', '2026-04-10', '2026-04-03T07:00:00.000Z'],
    // Clocks in Paris are put forward on 29 March: ten in the morning is another moment before and after.
    ['2026-03-31T18:00:00Z', 'Europe/Paris', '2026-03-31', '2026-03-24T09:00:00.000Z'],
  ])('of what expires at %s in %s have the last day %s', (expiresAt, inZone, lastDay, first) => {
    const times = reminderTimes(new Date(expiresAt), { zone: inZone, time: '10:00' });
    expect(times[0]).toMatchObject({ lastDay, dueAt: new Date(first) });
  });
});

describe('a plan', () => {
  const since = (expiresAt: Date, days: number) => new Date(expiresAt.getTime() - days * DAY);

  it('asks for each reminder once while it is looked at often enough, and never for two at once', () => {
    const looks = fc.array(fc.integer({ min: 1, max: 60 * HOUR }), { minLength: 5, maxLength: 60 });
    fc.assert(
      fc.property(expiry, hour, looks, (expiresAt, when, pauses) => {
        const start = since(expiresAt, 10);
        let now = start;
        let from = start;
        const asked: number[] = [];
        const missed: number[] = [];
        const lookedAt: Date[] = [];
        for (const pause of pauses) {
          now = new Date(now.getTime() + pause);
          lookedAt.push(now);
          const plan = planReminders(expiresAt, when, from, now);
          if (plan.now) asked.push(plan.now.days);
          missed.push(...plan.missed.map(({ days }) => days));
          if (plan.now || plan.missed.length > 0) from = new Date(now.getTime() + 1);
        }
        expect(new Set([...asked, ...missed]).size).toBe(asked.length + missed.length);
        for (const { days, dueAt, until } of reminderTimes(expiresAt, when)) {
          if (dueAt < start) continue;
          const seen = lookedAt.some((at) => dueAt <= at && at < until);
          expect([days, asked.includes(days)]).toEqual([days, seen]);
        }
      }),
    );
  });

  it('leaves out what was due before the expiry was known', () => {
    const expiresAt = new Date('2026-04-10T20:00:00Z');
    const when = { zone: 'UTC', time: '10:00' };
    const plan = planReminders(
      expiresAt,
      when,
      new Date('2026-04-03T15:00:00Z'),
      new Date('2026-04-03T15:00:00Z'),
    );
    expect(plan).toMatchObject({ now: undefined, missed: [], next: { days: 3 } });
  });
});
