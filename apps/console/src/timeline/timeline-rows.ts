import type { Entry } from '../api/contract.js';

export interface DayRow {
  readonly type: 'day';
  readonly key: string;
  /** Local midnight. */
  readonly date: Date;
}

export interface EntryRow {
  readonly type: 'entry';
  readonly key: string;
  readonly entry: Entry;
  /** The entry above (newer) belongs to the same conversation and day. */
  readonly joinsAbove: boolean;
  readonly joinsBelow: boolean;
  /** Position among entries, from 1. */
  readonly position: number;
}

export type TimelineRow = DayRow | EntryRow;

/** Entries, newest first, as rows: a heading before each local day, neighbours of one conversation joined. */
export function timelineRows(entries: readonly Entry[]): TimelineRow[] {
  const rows: TimelineRow[] = [];
  const days = entries.map((entry) => localDay(entry.occurredAt));
  entries.forEach((entry, index) => {
    const date = days[index]!;
    if (date.getTime() !== days[index - 1]?.getTime()) {
      rows.push({ type: 'day', key: `day:${date.getTime()}`, date });
    }
    const joins = (other: number): boolean =>
      entry.conversationId !== null &&
      entries[other]?.conversationId === entry.conversationId &&
      days[other]?.getTime() === date.getTime();
    rows.push({
      type: 'entry',
      key: entry.eventId,
      entry,
      joinsAbove: joins(index - 1),
      joinsBelow: joins(index + 1),
      position: index + 1,
    });
  });
  return rows;
}

function localDay(iso: string): Date {
  const date = new Date(iso);
  date.setHours(0, 0, 0, 0);
  return date;
}
