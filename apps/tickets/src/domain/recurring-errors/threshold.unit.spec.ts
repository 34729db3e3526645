import fc from 'fast-check';
import { passesThreshold, type Sighting } from './threshold.js';

const rule = { threshold: 3, window: 10 };
const sightings = fc.array(
  fc.record({
    subscriberId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    at: fc.integer({ min: 0, max: 60 }),
  }),
  { maxLength: 25 },
);

/** Looks at every window that begins at a sighting. */
const byBruteForce = (all: readonly Sighting[], { threshold, window }: typeof rule): boolean =>
  all.some(
    ({ at: from }) =>
      new Set(all.filter(({ at }) => at >= from && at <= from + window).map((s) => s.subscriberId)).size >=
      threshold,
  );

describe('the threshold of a recurring error', () => {
  it('is passed exactly where some window holds enough subscribers', () => {
    fc.assert(
      fc.property(
        sightings,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 0, max: 30 }),
        (all, threshold, window) => {
          expect(passesThreshold(all, { threshold, window })).toBe(byBruteForce(all, { threshold, window }));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('does not depend on order or doubles', () => {
    fc.assert(
      fc.property(
        sightings.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
        ),
        ([all, shuffled]) => {
          expect(passesThreshold(shuffled, rule)).toBe(passesThreshold(all, rule));
        },
      ),
    );
  });

  it('counts a subscriber once, however often they are hit', () => {
    const often = Array.from({ length: 50 }, (_, at) => ({ subscriberId: 'a', at }));
    expect(passesThreshold(often, rule)).toBe(false);
  });

  it('holds both ends of the window', () => {
    const at = (...times: number[]) => times.map((time, i) => ({ subscriberId: `s${i}`, at: time }));
    expect(passesThreshold(at(0, 5, 10), rule)).toBe(true);
    expect(passesThreshold(at(0, 5, 11), rule)).toBe(false);
  });
});
