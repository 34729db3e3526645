import type { Entry } from '../api/contract.js';
import { standsAlone } from './entry-kinds.js';
import { foldFollowUps, type FoldedEntry } from './fold-follow-ups.js';

export interface DayRow {
  readonly type: 'day';
  readonly key: string;
  /** Local midnight. */
  readonly date: Date;
}

export interface EntryRow extends FoldedEntry {
  readonly type: 'entry';
  readonly key: string;
  /** The entry above (newer) belongs to the same conversation and day. */
  readonly joinsAbove: boolean;
  readonly joinsBelow: boolean;
  /** Shown under the line of the run it is part of. */
  readonly inRun: boolean;
}

/** A run of entries that say little by themselves, as one line. */
export interface ChangesRow {
  readonly type: 'changes';
  readonly key: string;
  /** Newest first, two at least. */
  readonly entries: readonly Entry[];
  readonly position: number;
  readonly open: boolean;
}

export type TimelineRow = DayRow | EntryRow | ChangesRow;

export interface RowOptions {
  /** Fold reports into their contacts and runs of changes into one line. Not when the agent asked for them by name. */
  readonly tidy: boolean;
  readonly isOpen: (keys: readonly string[]) => boolean;
}

/** A run grows at both ends: it is known by any of its entries. */
export const runKeys = (entries: readonly Entry[]): string[] =>
  entries.map(({ eventId }) => `changes:${eventId}`);

/** Entries, newest first, as rows: a heading before each local day, neighbours of one conversation joined. */
export function timelineRows(entries: readonly Entry[], { tidy, isOpen }: RowOptions): TimelineRow[] {
  const items = tidy
    ? foldFollowUps(entries)
    : entries.map((entry, index) => ({ entry, position: index + 1, followUps: [] }));
  const rows: TimelineRow[] = [];
  for (const run of runsOf(items, tidy)) {
    if (run.startsDay) rows.push({ type: 'day', key: `day:${run.day}`, date: new Date(run.day) });
    if (run.items.length === 1) rows.push(entryRow(run.items[0]!, false));
    else rows.push(...rowsOfRun(run.items, isOpen));
  }
  return joined(rows);
}

interface Run {
  readonly items: FoldedEntry[];
  /** Local midnight, epoch ms. */
  readonly day: number;
  readonly startsDay: boolean;
}

/** A run never crosses midnight: the heading above it would be wrong. */
function runsOf(items: readonly FoldedEntry[], tidy: boolean): Run[] {
  const runs: Run[] = [];
  for (const item of items) {
    const day = new Date(item.entry.occurredAt).setHours(0, 0, 0, 0);
    const last = runs.at(-1);
    const isChange = tidy && !standsAlone(item.entry);
    if (last?.day === day && isChange && !standsAlone(last.items[0]!.entry)) last.items.push(item);
    else runs.push({ items: [item], day, startsDay: last?.day !== day });
  }
  return runs;
}

function rowsOfRun(items: readonly FoldedEntry[], isOpen: RowOptions['isOpen']): TimelineRow[] {
  const entries = items.map(({ entry }) => entry);
  const keys = runKeys(entries);
  const open = isOpen(keys);
  const { position } = items[0]!;
  // The oldest names the run: newer ones join it live, while the agent looks at it.
  const line: ChangesRow = { type: 'changes', key: keys.at(-1)!, entries, position, open };
  return open ? [line, ...items.map((item) => entryRow(item, true))] : [line];
}

function entryRow(item: FoldedEntry, inRun: boolean): EntryRow {
  return { type: 'entry', key: item.entry.eventId, ...item, joinsAbove: false, joinsBelow: false, inRun };
}

function joined(rows: readonly TimelineRow[]): TimelineRow[] {
  const conversationAt = (index: number): string | null => {
    const row = rows[index];
    return row?.type === 'entry' ? row.entry.conversationId : null;
  };
  return rows.map((row, index) => {
    const conversation = conversationAt(index);
    if (row.type !== 'entry' || conversation === null) return row;
    const [joinsAbove, joinsBelow] = [index - 1, index + 1].map(
      (other) => conversationAt(other) === conversation,
    ) as [boolean, boolean];
    return { ...row, joinsAbove, joinsBelow };
  });
}
