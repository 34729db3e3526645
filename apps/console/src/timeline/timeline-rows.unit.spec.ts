import { anEntry } from './an-entry.js';
import { timelineRows } from './timeline-rows.js';

const local = (text: string) => new Date(text).toISOString();

describe('rows', () => {
  const entries = [
    anEntry({ eventId: 'a', occurredAt: local('2026-03-02T00:10:00'), conversationId: 'c1' }),
    anEntry({ eventId: 'b', occurredAt: local('2026-03-01T23:50:00'), conversationId: 'c1' }),
    anEntry({ eventId: 'c', occurredAt: local('2026-03-01T23:40:00'), conversationId: 'c1' }),
    anEntry({ eventId: 'd', occurredAt: local('2026-03-01T09:00:00') }),
    anEntry({ eventId: 'e', occurredAt: local('2026-03-01T08:00:00') }),
  ];

  it('have one heading before each local day', () => {
    expect(timelineRows(entries).map((row) => row.type)).toEqual([
      'day',
      'entry',
      'day',
      'entry',
      'entry',
      'entry',
      'entry',
    ]);
  });

  it('join neighbours of one conversation within a day; without a conversation nothing joins', () => {
    const joins = timelineRows(entries).flatMap((row) =>
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
    const positions = timelineRows(entries).flatMap((row) => (row.type === 'entry' ? [row.position] : []));
    expect(positions).toEqual([1, 2, 3, 4, 5]);
  });
});
