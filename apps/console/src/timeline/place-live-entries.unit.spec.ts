import fc from 'fast-check';
import type { Entry } from '../api/contract.js';
import { anEntry } from './an-entry.js';
import { compareNewestFirst } from './entry-order.js';
import { placeLiveEntries } from './place-live-entries.js';

const at = (eventId: string, second: number, part: Partial<Entry> = {}): Entry =>
  anEntry({ eventId, occurredAt: new Date(second * 1000).toISOString(), ...part });
const live = (...entries: Entry[]) => new Map(entries.map((entry) => [entry.eventId, entry]));
const ids = (entries: readonly Entry[]) => entries.map((entry) => entry.eventId);
const all = () => true;

describe('a live entry', () => {
  const loaded = [at('d', 40), at('b', 20)];

  it('goes on top when it is the newest', () => {
    expect(ids(placeLiveEntries(loaded, true, live(at('e', 50)), all).entries)).toEqual(['e', 'd', 'b']);
  });

  it('goes between older ones when it happened between them, however late it comes', () => {
    expect(ids(placeLiveEntries(loaded, true, live(at('c', 30)), all).entries)).toEqual(['d', 'c', 'b']);
  });

  it('stands once when a page brings it as well, with its live state', () => {
    const { entries } = placeLiveEntries(loaded, true, live(at('d', 40, { title: 'Corrected' })), all);
    expect(entries.map(({ eventId, title }) => [eventId, title])).toEqual([
      ['d', 'Corrected'],
      ['b', 'SMS'],
    ]);
  });

  it('waits for its page when it lies further back than what is loaded', () => {
    const placed = placeLiveEntries(loaded, true, live(at('a', 10)), all);
    expect([ids(placed.entries), placed.beyondLoaded]).toEqual([['d', 'b'], 1]);
  });

  it('goes to the very end when everything is loaded', () => {
    const placed = placeLiveEntries(loaded, false, live(at('a', 10)), all);
    expect([ids(placed.entries), placed.beyondLoaded]).toEqual([['d', 'b', 'a'], 0]);
  });

  it('is only counted when the filters hide it', () => {
    const placed = placeLiveEntries(loaded, true, live(at('e', 50)), () => false);
    expect([ids(placed.entries), placed.filteredOut]).toEqual([['d', 'b'], 1]);
  });

  it('shows in an empty timeline', () => {
    expect(ids(placeLiveEntries([], false, live(at('a', 1)), all).entries)).toEqual(['a']);
  });
});

describe('pages and live entries together', () => {
  const entry = fc.record({ id: fc.integer({ min: 0, max: 40 }), second: fc.integer({ min: 0, max: 20 }) });

  it('are the same as one sorted list without doubles, whatever came which way', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(entry, { selector: ({ id }) => id }),
        fc.nat(),
        fc.func(fc.boolean()),
        (made, cut, isLive) => {
          const everything = made
            .map(({ id, second }) => at(String(id).padStart(2, '0'), second))
            .toSorted(compareNewestFirst);
          const arrived = everything.filter((each) => isLive(each.eventId));
          const stored = everything.filter((each, index) => !arrived.includes(each) || index % 2 === 0);
          const loaded = stored.slice(0, stored.length === 0 ? 0 : 1 + (cut % stored.length));
          const hasMore = loaded.length < stored.length;
          const placed = placeLiveEntries(loaded, hasMore, live(...arrived), all);
          const oldest = loaded.at(-1);
          const expected = everything.filter(
            (each) =>
              loaded.includes(each) ||
              (arrived.includes(each) && !(hasMore && oldest && compareNewestFirst(each, oldest) > 0)),
          );
          expect(ids(placed.entries)).toEqual(ids(expected));
        },
      ),
    );
  });
});

describe('the order', () => {
  it('sees microseconds, and falls back to the event id', () => {
    const early = anEntry({ eventId: 'z', occurredAt: '2026-03-01T10:00:00.123001Z' });
    const late = anEntry({ eventId: 'a', occurredAt: '2026-03-01T10:00:00.123400Z' });
    const twin = anEntry({ eventId: 'b', occurredAt: '2026-03-01T10:00:00.1234Z' });
    expect(ids([early, late, twin].toSorted(compareNewestFirst))).toEqual(['b', 'a', 'z']);
  });
});
