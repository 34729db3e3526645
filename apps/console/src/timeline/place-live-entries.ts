import type { Entry } from '../api/contract.js';
import { compareNewestFirst } from './entry-order.js';

export interface PlacedEntries {
  /** What to show: newest first, each event once. */
  readonly entries: readonly Entry[];
  /** Live entries that the filters keep from view. */
  readonly filteredOut: number;
  /** Live entries that belong further back than what is loaded; paging will bring them in their place. */
  readonly beyondLoaded: number;
}

/**
 * Puts what arrived live where it belongs among the pages already read. An entry that came both ways stands once,
 * with its live state, which is the later one.
 * @param hasMore there are older pages not read yet
 */
export function placeLiveEntries(
  loaded: readonly Entry[],
  hasMore: boolean,
  live: ReadonlyMap<string, Entry>,
  matches: (entry: Entry) => boolean,
): PlacedEntries {
  const byId = new Map(loaded.map((entry) => [entry.eventId, entry]));
  const oldest = loaded.at(-1);
  let filteredOut = 0;
  let beyondLoaded = 0;
  for (const entry of live.values()) {
    if (byId.has(entry.eventId)) byId.set(entry.eventId, entry);
    else if (!matches(entry)) filteredOut += 1;
    else if (hasMore && oldest && compareNewestFirst(entry, oldest) > 0) beyondLoaded += 1;
    else byId.set(entry.eventId, entry);
  }
  return { entries: [...byId.values()].toSorted(compareNewestFirst), filteredOut, beyondLoaded };
}
