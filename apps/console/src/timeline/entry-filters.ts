import type { Entry } from '../api/contract.js';

/** What the agent wants to see; kept in the address bar. Days are local calendar days, `YYYY-MM-DD`, both included. */
export interface EntryFilters {
  readonly channels: readonly string[];
  readonly kinds: readonly string[];
  readonly q: string;
  readonly from: string;
  readonly to: string;
}

export const NO_FILTERS: EntryFilters = { channels: [], kinds: [], q: '', from: '', to: '' };

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const list = (text: string | null): string[] =>
  [...new Set((text ?? '').split(',').filter(Boolean))].toSorted();
const day = (text: string | null): string =>
  text && DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : '';

export function filtersFromUrl(params: URLSearchParams): EntryFilters {
  return {
    channels: list(params.get('channel')),
    kinds: list(params.get('kind')),
    q: params.get('q') ?? '',
    from: day(params.get('from')),
    to: day(params.get('to')),
  };
}

export function filtersToUrl(filters: EntryFilters): URLSearchParams {
  const params = new URLSearchParams();
  if (filters.channels.length > 0) params.set('channel', filters.channels.join(','));
  if (filters.kinds.length > 0) params.set('kind', filters.kinds.join(','));
  if (filters.q) params.set('q', filters.q);
  if (filters.from) params.set('from', filters.from);
  if (filters.to) params.set('to', filters.to);
  return params;
}

/** The same as the service reads it: instants instead of local days. */
export function filtersToQuery(filters: EntryFilters): URLSearchParams {
  const query = filtersToUrl(filters);
  const q = filters.q.trim();
  if (q) query.set('q', q);
  else query.delete('q');
  if (filters.from) query.set('from', new Date(startOfDay(filters.from)).toISOString());
  if (filters.to) query.set('to', new Date(startOfNextDay(filters.to)).toISOString());
  return query;
}

export function hasFilters(filters: EntryFilters): boolean {
  return filtersToUrl(filters).size > 0;
}

export function matchesFilters(entry: Entry, filters: EntryFilters): boolean {
  if (filters.channels.length > 0 && !filters.channels.includes(entry.channel ?? '')) return false;
  if (filters.kinds.length > 0 && !filters.kinds.includes(entry.kind)) return false;
  const at = Date.parse(entry.occurredAt);
  if (filters.from && at < startOfDay(filters.from)) return false;
  if (filters.to && at >= startOfNextDay(filters.to)) return false;
  const q = fold(filters.q.trim());
  return !q || [entry.title, entry.text, entry.actor].some((text) => text && fold(text).includes(q));
}

const fold = (text: string): string => text.normalize('NFKC').toLocaleLowerCase('und');
const startOfDay = (text: string): number => new Date(`${text}T00:00:00`).getTime();

/** The service's `to` is not included. */
function startOfNextDay(text: string): number {
  const next = new Date(`${text}T00:00:00`);
  next.setDate(next.getDate() + 1);
  return next.getTime();
}
