import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { filtersFromUrl, filtersToUrl, type EntryFilters } from './entry-filters.js';

export type ChangeFilters = (change: Partial<EntryFilters>) => void;

/** The filters in the address bar: a link shows the same view to a colleague, and Back goes back. */
export function useFilters(): [EntryFilters, ChangeFilters] {
  const [params, setParams] = useSearchParams();
  const text = params.toString();
  const filters = useMemo(() => filtersFromUrl(new URLSearchParams(text)), [text]);
  const change = useCallback<ChangeFilters>(
    (part) => {
      setParams((current) => filtersToUrl({ ...filtersFromUrl(current), ...part }), {
        // Letters typed one by one are no steps to go back to.
        replace: 'q' in part,
      });
    },
    [setParams],
  );
  return [filters, change];
}
