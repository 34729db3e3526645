import { runKeys, type TimelineRow } from './timeline-rows.js';

/** The events that can be seen in a row; those of an opened run stand in rows of their own. */
export function eventIdsOf(row: TimelineRow): readonly string[] {
  if (row.type === 'day') return [];
  if (row.type === 'entry') return [row.entry, ...row.followUps].map(({ eventId }) => eventId);
  return row.open ? [] : row.entries.map(({ eventId }) => eventId);
}

/** The names under which a row may have been opened. */
export const openKeysOf = (row: TimelineRow): readonly string[] =>
  row.type === 'changes' ? runKeys(row.entries) : [row.key];

/** When the latest of its events came in live, epoch ms. */
export function arrivalOf(row: TimelineRow, arrivedAt: ReadonlyMap<string, number>): number | undefined {
  const times = eventIdsOf(row).flatMap((id) => arrivedAt.get(id) ?? []);
  return times.length > 0 ? Math.max(...times) : undefined;
}
