import { newId } from '@viewline/kernel';
import fc from 'fast-check';
import { breakPromise, isKeptAt, keepPromise, makePromise } from './promise.js';

const START = Date.parse('2026-03-02T10:00:00.000Z');
const minute = (minutes: number) => new Date(START + minutes * 60_000);
const made = (due: number) =>
  makePromise(
    {
      promiseId: newId(),
      subscriberId: newId(),
      what: 'call',
      dueAt: minute(due).toISOString(),
      by: 'layla',
    },
    minute(0),
  ).promise;

describe('a promise', () => {
  it('says each thing at most once, numbers what it says, and is kept only by what was done in time', () => {
    const word = fc.record({ keep: fc.boolean(), at: fc.integer({ min: -30, max: 120 }) });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90 }), fc.array(word, { maxLength: 12 }), (due, words) => {
        let promise = made(due);
        const said: string[] = ['made'];
        for (const { keep, at } of words) {
          const now = minute(Math.max(at, 0));
          const inTime = 0 <= at && at <= due && promise.state !== 'kept';
          expect(isKeptAt(promise, minute(at))).toBe(inTime);
          if (keep && inTime) {
            ({ promise } = keepPromise(promise, { at: minute(at) }, now));
            said.push('kept');
          } else if (!keep && promise.state === 'made' && at > due) {
            ({ promise } = breakPromise(promise, now));
            said.push('broken');
          }
          expect(promise.sequence).toBe(said.length);
        }
        expect(new Set(said).size).toBe(said.length);
        expect(promise.state).toBe(said.at(-1));
      }),
    );
  });

  it('is not kept twice, nor by what was done after its deadline', () => {
    const promise = made(60);
    const { promise: kept } = keepPromise(promise, { at: minute(60) }, minute(60));
    expect(() => keepPromise(kept, { at: minute(30) }, minute(60))).toThrow(
      expect.objectContaining({ code: 'promise.settled' }),
    );
    expect(() => keepPromise(promise, { at: minute(61) }, minute(61))).toThrow(
      expect.objectContaining({ code: 'promise.broken' }),
    );
  });

  it('is due in the future, and within a year', () => {
    expect(() => made(0)).toThrow(expect.objectContaining({ code: 'promise.due-in-the-past' }));
    expect(() => made(367 * 24 * 60)).toThrow(expect.objectContaining({ code: 'promise.due-too-late' }));
  });
});
