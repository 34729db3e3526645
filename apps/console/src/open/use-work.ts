import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { workApi } from '../api/work-api.js';

const ASK_EVERY_MS = 30_000;

/** All that is asked about one subscriber stands under this key. */
export const workKey = (subscriberId: string): readonly string[] => ['open', subscriberId];

/** One list of what is open, read again now and then. Whoever shows it asks for it; it is asked once. */
function useWork<T>(
  what: string,
  subscriberId: string,
  ask: (id: string, signal: AbortSignal) => Promise<readonly T[]>,
): UseQueryResult<readonly T[]> {
  return useQuery({
    queryKey: [...workKey(subscriberId), what],
    queryFn: ({ signal }) => ask(subscriberId, signal),
    refetchInterval: ASK_EVERY_MS,
    retry: 1,
  });
}

export const useTickets = (id: string) => useWork('tickets', id, workApi.tickets);
export const usePromises = (id: string) => useWork('promises', id, workApi.promises);
export const useDisputes = (id: string) => useWork('disputes', id, workApi.disputes);
export const useHolds = (id: string) => useWork('holds', id, workApi.holds);
export const useMessages = (id: string) => useWork('messages', id, workApi.messages);
export const useCredit = (id: string) =>
  useWork('credit', id, async (of, signal) =>
    (await workApi.credit(of, signal)).balances.filter(({ value }) => value !== 0),
  );
