import { authorisedFetch } from './authorised-fetch.js';
import type { EntryPage, SearchItem, SourceCompleteness, Subscriber } from './contract.js';
import { filtersToQuery, type EntryFilters } from '../timeline/entry-filters.js';

const ROOT = '/api/timeline/v1';
export const PAGE_SIZE = 50;

async function read<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await authorisedFetch(`${ROOT}${path}`, {
    headers: { accept: 'application/json' },
    signal,
  });
  return (await response.json()) as T;
}

const subscriberPath = (id: string): string => `/subscribers/${encodeURIComponent(id)}`;

export const timelineApi = {
  search: (q: string, limit: number, signal?: AbortSignal) =>
    read<{ items: SearchItem[] }>(`/search?${new URLSearchParams({ q, limit: String(limit) })}`, signal),

  subscriber: (id: string, signal?: AbortSignal) => read<Subscriber>(subscriberPath(id), signal),

  completeness: (id: string, signal?: AbortSignal) =>
    read<{ sources: SourceCompleteness[] }>(`${subscriberPath(id)}/completeness`, signal),

  entries(id: string, filters: EntryFilters, cursor: string | null, signal?: AbortSignal) {
    const query = filtersToQuery(filters);
    query.set('limit', String(PAGE_SIZE));
    if (cursor) query.set('cursor', cursor);
    return read<EntryPage>(`${subscriberPath(id)}/entries?${query}`, signal);
  },

  /** An open response whose body is server-sent events. */
  stream: (id: string, lastEventId: string, signal: AbortSignal) =>
    authorisedFetch(`${ROOT}${subscriberPath(id)}/stream`, {
      signal,
      cache: 'no-store',
      headers: { accept: 'text/event-stream', ...(lastEventId && { 'last-event-id': lastEventId }) },
    }),
};
