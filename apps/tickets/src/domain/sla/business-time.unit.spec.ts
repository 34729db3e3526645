import fc from 'fast-check';
import { afterBusinessTime, businessSpans } from './business-time.js';
import type { Calendar } from './calendar.js';
import { calendar, isOpenAt, MINUTE, opening } from './random-desk.suite.js';

describe('business time', () => {
  it('is every minute that the wall clock shows to be inside of a window, and no other', () => {
    fc.assert(
      fc.property(calendar, opening, fc.integer({ min: 0, max: 3 * 24 * 60 }), (desk, from, minutes) => {
        const to = from + minutes * MINUTE;
        let [at, open] = [from, 0];
        for (const span of businessSpans(desk, from, to)) {
          expect(span.from).toBe(at);
          expect(span.to).toBeGreaterThan(span.from);
          if (span.open) open += span.to - span.from;
          at = span.to;
        }
        expect(at).toBe(to);
        let counted = 0;
        for (let minute = from; minute < to; minute += MINUTE) if (isOpenAt(desk, minute)) counted += 1;
        expect(open / MINUTE).toBe(counted);
      }),
      { numRuns: 60 },
    );
  });

  it('skips the hour that the clocks skip and counts twice the one that they repeat', () => {
    const night = { from: '01:00', to: '04:00' };
    const paris: Calendar = {
      id: 'c',
      version: 1,
      name: 'Nuit',
      timeZone: 'Europe/Paris',
      windows: { sunday: [night] },
      holidays: [],
    };
    const openOn = (day: string): number =>
      [
        ...businessSpans(
          paris,
          Date.parse(`${day}T00:00:00Z`) - 12 * 60 * MINUTE,
          Date.parse(`${day}T12:00:00Z`),
        ),
      ]
        .filter(({ open }) => open)
        .reduce((sum, { from, to }) => sum + (to - from) / MINUTE, 0);
    expect([openOn('2026-03-22'), openOn('2026-03-29'), openOn('2026-10-25')]).toEqual([180, 120, 240]);
  });

  it('gives up on a desk that never opens', () => {
    const never: Calendar = {
      id: 'c',
      version: 1,
      name: 'Never',
      timeZone: 'UTC',
      windows: {},
      holidays: [],
    };
    expect(afterBusinessTime(never, 0, 1)).toBeUndefined();
  });
});
