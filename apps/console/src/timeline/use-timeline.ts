import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { timelineApi } from '../api/timeline-api.js';
import { matchesFilters, type EntryFilters } from './entry-filters.js';
import type { LiveState } from './live-entries.js';
import { placeLiveEntries } from './place-live-entries.js';

/** How long the first page waits for the stream to open. Milliseconds. */
const LISTEN_FIRST_MS = 600;

/** Pages read so far and live entries, as one list. */
export function useTimeline(subscriberId: string, filters: EntryFilters, live: LiveState) {
  const listening = useListening(subscriberId, live);
  useReloads(subscriberId, live);
  const pages = useInfiniteQuery({
    queryKey: ['entries', subscriberId, filters],
    queryFn: ({ pageParam, signal }) => timelineApi.entries(subscriberId, filters, pageParam, signal),
    // While another filter is being answered, the agent keeps the old list, dimmed, instead of a flash of nothing.
    placeholderData: (previous, query) => (query?.queryKey[1] === subscriberId ? previous : undefined),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    enabled: listening,
  });
  const loaded = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
  const placed = useMemo(
    () =>
      placeLiveEntries(loaded, pages.hasNextPage, live.entries, (entry) => matchesFilters(entry, filters)),
    [loaded, pages.hasNextPage, live.entries, filters],
  );
  return { pages, ...placed };
}

/**
 * True once the stream listens, or has had its chance. Reading pages only then leaves no moment between the page and
 * the stream in which an entry could be missed.
 */
function useListening(subscriberId: string, live: LiveState): boolean {
  const [gaveUpOn, setGaveUpOn] = useState('');
  const queries = useQueryClient();
  const gaveUp = gaveUpOn === subscriberId;
  useEffect(() => {
    if (live.opened) return;
    const timer = setTimeout(() => setGaveUpOn(subscriberId), LISTEN_FIRST_MS);
    return () => clearTimeout(timer);
  }, [subscriberId, live.opened]);
  useEffect(() => {
    if (!live.opened || !gaveUp) return;
    setGaveUpOn('');
    void queries.invalidateQueries({ queryKey: ['entries', subscriberId] });
  }, [queries, subscriberId, live.opened, gaveUp]);
  return gaveUp || live.opened || live.status === 'refused';
}

function useReloads(subscriberId: string, live: LiveState): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (live.reloads === 0) return;
    for (const name of ['entries', 'subscriber', 'completeness']) {
      void queries.invalidateQueries({ queryKey: [name, subscriberId] });
    }
  }, [queries, subscriberId, live.reloads]);
  useEffect(() => {
    // The server is back: what could not be read while it was away is read now.
    if (live.status !== 'live') return;
    void queries.refetchQueries({
      predicate: ({ queryKey, state }) => queryKey[1] === subscriberId && state.status === 'error',
    });
  }, [queries, subscriberId, live.status]);
}
