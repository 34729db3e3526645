import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useEffect } from 'react';

/**
 * Reads what stands under a key again after something happened to the subscriber. What is on show stays until the
 * answer is there.
 * @param queryKey the same array from one rendering to the next
 * @param newest rises with every live entry
 */
export function useAskAgain(queryKey: QueryKey, newest: number): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (newest > 0) void queries.invalidateQueries({ queryKey });
  }, [queries, queryKey, newest]);
}
