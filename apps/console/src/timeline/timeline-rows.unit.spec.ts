import fc from 'fast-check';
import type { Entry } from '../api/contract.js';
import { anEntry } from './an-entry.js';
import { eventIdsOf, openKeysOf } from './row-contents.js';
import { timelineRows, type TimelineRow } from './timeline-rows.js';

const local = (text: string) => new Date(text).toISOString();
const at = (eventId: string, time: string, part: Partial<Entry> = {}): Entry =>
  anEntry({ eventId, subjectId: `subject of ${eventId}`, occurredAt: local(time), ...part });
const closed = { tidy: true, isOpen: () => false };
const link = { kind: 'identity', type: 'viewline.identity.linked.v1', channel: null };
const report = { kind: 'delivery', type: 'viewline.message.delivery-reported.v1' };
const shape = (rows: readonly TimelineRow[]) =>
  rows.map((row) => (row.type === 'entry' ? row.key : row.type === 'day' ? 'day' : row.entries.length));

describe('rows', () => {
  const entries = [
    at('a', '2026-03-02T00:10:00', { conversationId: 'c1' }),
    at('b', '2026-03-01T23:50:00', { conversationId: 'c1' }),
    at('c', '2026-03-01T23:40:00', { conversationId: 'c1' }),
    at('d', '2026-03-01T09:00:00'),
    at('e', '2026-03-01T08:00:00'),
  ];

  it('have one heading before each local day', () => {
    expect(shape(timelineRows(entries, closed))).toEqual(['day', 'a', 'day', 'b', 'c', 'd', 'e']);
  });

  it('join neighbours of one conversation within a day; without a conversation nothing joins', () => {
    const joins = timelineRows(entries, closed).flatMap((row) =>
      row.type === 'entry' ? [[row.joinsAbove, row.joinsBelow]] : [],
    );
    expect(joins).toEqual([
      [false, false],
      [false, true],
      [true, false],
      [false, false],
      [false, false],
    ]);
  });

  it('number the entries, not the headings', () => {
    const positions = timelineRows(entries, closed).flatMap((row) =>
      row.type === 'entry' ? [row.position] : [],
    );
    expect(positions).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('a run of changes', () => {
  const run = [
    at('x', '2026-03-02T10:05:00'),
    at('l3', '2026-03-02T10:04:00', link),
    at('l2', '2026-03-02T10:03:00', link),
    at('l1', '2026-03-01T22:00:00', link),
    at('y', '2026-03-01T10:00:00'),
  ];

  it('is one line, ends at midnight, and leaves a single change alone', () => {
    expect(shape(timelineRows(run, closed))).toEqual(['day', 'x', 2, 'day', 'l1', 'y']);
  });

  it('keeps its name when a newer change joins it', () => {
    const nameOf = (entries: readonly Entry[]) =>
      timelineRows(entries, closed).find((row) => row.type === 'changes')?.key;
    expect(nameOf([at('l4', '2026-03-02T10:06:00', link), ...run.slice(1)])).toBe(nameOf(run));
  });

  it('opens under any of the names it ever had', () => {
    const line = timelineRows(run, closed).find((row) => row.type === 'changes')!;
    for (const name of openKeysOf(line)) {
      const rows = timelineRows(run, { tidy: true, isOpen: (keys) => keys.includes(name) });
      expect(shape(rows)).toEqual(['day', 'x', 2, 'l3', 'l2', 'day', 'l1', 'y']);
    }
  });

  it('is not made where the agent asked for exactly these', () => {
    const rows = timelineRows(run, { tidy: false, isOpen: () => false });
    expect(shape(rows)).toEqual(['day', 'x', 'l3', 'l2', 'day', 'l1', 'y']);
  });
});

describe('reports on a contact', () => {
  it('stand in it where it is loaded, in the list where it is not', () => {
    const entries = [
      at('r2', '2026-03-02T10:03:00', { ...report, subjectId: 'm' }),
      at('r1', '2026-03-02T10:02:00', { ...report, subjectId: 'elsewhere' }),
      at('m', '2026-03-02T10:01:00', { subjectId: 'm' }),
    ];
    const rows = timelineRows(entries, closed);
    expect(shape(rows)).toEqual(['day', 'r1', 'm']);
    expect(rows.map(eventIdsOf)).toEqual([[], ['r1'], ['m', 'r2']]);
  });
});

it('no entry is lost or doubled, whatever the mixture', () => {
  const kinds = [{}, link, report];
  const anyEntry = fc.record({ kind: fc.nat(2), subject: fc.nat(3), day: fc.integer({ min: 1, max: 3 }) });
  fc.assert(
    fc.property(fc.array(anyEntry), fc.boolean(), (parts, tidy) => {
      const entries = parts
        .toSorted((a, b) => b.day - a.day)
        .map(({ kind, subject, day }, index) =>
          at(`e${index}`, `2026-03-0${day}T12:00:00`, { ...kinds[kind], subjectId: `s${subject}` }),
        );
      for (const isOpen of [() => false, () => true]) {
        const told = timelineRows(entries, { tidy, isOpen }).flatMap(eventIdsOf);
        expect(told.toSorted()).toEqual(entries.map(({ eventId }) => eventId).toSorted());
      }
    }),
  );
});
