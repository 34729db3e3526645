import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { timelineApi } from '../api/timeline-api.js';
import { useDebounced } from './use-debounced.js';

const REST_MS = 150;
/** Whoever is not among so many is found by typing on. */
const SHOWN = 20;

/** The answer to what stands in the box, a moment behind it. */
export function useSearch(text: string) {
  const asked = text.trim();
  const q = useDebounced(asked, REST_MS);
  const answer = useQuery({
    queryKey: ['search', q],
    // One more than is shown tells whether there are more.
    queryFn: ({ signal }) => timelineApi.search(q, SHOWN + 1, signal),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
  const found = (q && answer.data?.items) || [];
  return {
    q,
    answer,
    items: found.slice(0, SHOWN),
    hasMore: found.length > SHOWN,
    /** The list answers what stands in the box now, not what stood there before. */
    settled: q !== '' && q === asked && answer.isSuccess && !answer.isPlaceholderData,
  };
}

export type Search = ReturnType<typeof useSearch>;
