import fc from 'fast-check';
import type { NewEvent } from '@viewline/events';
import { EventMaker } from '../testing/event-maker.js';
import { TimelineDatabase } from '../testing/timeline-database.js';

let timeline: TimelineDatabase;

beforeEach(async () => {
  timeline = await TimelineDatabase.open();
});

afterEach(() => timeline.close());

/** What people said; the record of the merges themselves is left out. */
async function texts(subscriberId: string): Promise<(string | null)[]> {
  const entries = await timeline.everything(subscriberId, 7);
  return entries.filter((entry) => entry.kind === 'message').map((entry) => entry.text);
}

describe('timelines of people who turn out to be one', () => {
  it('shows earlier and later contacts of an address once it is linked, and no more when it is unlinked', async () => {
    const make = new EventMaker();
    await timeline.project([make.register(1, 'Amal'), make.sms(1, 'before')]);
    expect(await texts(make.subscriber(1))).toEqual([]);
    await timeline.project([make.link(1, 1), make.sms(1, 'after')]);
    expect(await texts(make.subscriber(1))).toEqual(['after', 'before']);
    // Whoever still holds the address's own id sees the same page.
    expect(await texts(make.behind(1))).toEqual(['after', 'before']);
    await timeline.project([make.unlink(1, 1)]);
    expect(await texts(make.subscriber(1))).toEqual([]);
    expect(await texts(make.behind(1))).toEqual(['after', 'before']);
  });

  it('joins a chain of merges and survives a cycle that a faulty source might send', async () => {
    const make = new EventMaker();
    await timeline.project([
      make.link(1, 1),
      make.link(2, 2),
      make.link(3, 3),
      make.sms(1, 'a'),
      make.sms(2, 'b'),
      make.sms(3, 'c'),
    ]);
    await timeline.project([make.merge(1, 2), make.merge(2, 3)]);
    for (const n of [1, 2, 3]) expect(await texts(make.subscriber(n))).toEqual(['c', 'b', 'a']);
    await timeline.project([make.merge(3, 1)]);
    expect(new Set(await texts(make.subscriber(1)))).toEqual(new Set(['a', 'b', 'c']));
  });

  it('is equal to never having merged after an unmerge, with events arriving before, in between and after', async () => {
    const step = fc.oneof(
      fc.record({ does: fc.constant('sms' as const), phone: fc.integer({ min: 0, max: 5 }) }),
      fc.record({
        does: fc.constant('link' as const),
        phone: fc.integer({ min: 0, max: 5 }),
        to: fc.integer({ min: 0, max: 2 }),
      }),
      fc.record({
        does: fc.constant('unlink' as const),
        phone: fc.integer({ min: 0, max: 5 }),
        to: fc.integer({ min: 0, max: 2 }),
      }),
    );
    const story = fc.array(step, { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(story, story, story, fc.boolean(), async (before, between, after, isLate) => {
        await timeline.dataSource.query(
          'TRUNCATE entry, retraction, edge, profile, relationship, search_term',
        );
        const make = new EventMaker();
        const tell = (steps: readonly (typeof before)[number][]): NewEvent[] =>
          steps.map((s, n) => {
            if (s.does === 'sms') return make.sms(s.phone, `${s.does} ${n}`);
            return s.does === 'link' ? make.link(s.phone, s.to) : make.unlink(s.phone, s.to);
          });
        const events = { before: tell(before), between: tell(between), after: tell(after) };
        const merge = make.merge(0, 1);
        const unmerge = make.unmerge(0, 1);

        await timeline.project([...events.before, ...events.between, ...events.after]);
        const never = await Promise.all([0, 1, 2].map((n) => texts(make.subscriber(n))));

        await timeline.dataSource.query(
          'TRUNCATE entry, retraction, edge, profile, relationship, search_term',
        );
        await timeline.project([...events.before, merge]);
        const joined = await texts(make.subscriber(1));
        expect(await texts(make.subscriber(0))).toEqual(joined);
        // What was said while they were one may also reach us after the merge was undone.
        await timeline.project(isLate ? [unmerge, ...events.between] : [...events.between, unmerge]);
        await timeline.project(events.after);
        expect(await Promise.all([0, 1, 2].map((n) => texts(make.subscriber(n))))).toEqual(never);
      }),
      { numRuns: 25 },
    );
  });
});
