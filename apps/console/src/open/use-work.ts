import { useQuery, type UseQueryResult } from '@tanstack/react-query';

const ASK_EVERY_MS = 30_000;

/**
 * One list of what is open. Read again now and then, and soon after something happened to the subscriber.
 * @param newest rises with every live entry
 */
export function useWork<T>(
  what: string,
  subscriberId: string,
  newest: number,
  ask: (id: string, signal: AbortSignal) => Promise<readonly T[]>,
): UseQueryResult<readonly T[]> {
  return useQuery({
    queryKey: ['open', subscriberId, what, newest],
    queryFn: ({ signal }) => ask(subscriberId, signal),
    refetchInterval: ASK_EVERY_MS,
    // What is shown stays while it is asked for again.
    placeholderData: (before) => before,
    retry: 1,
  });
}
