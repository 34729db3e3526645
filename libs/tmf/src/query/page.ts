import { invalidQuery } from './invalid-query.js';

export const DEFAULT_LIMIT = 20;
export const MAX_LIMIT = 100;
const MAX_OFFSET = 2 ** 31 - 1;

export interface PageRequest {
  readonly offset: number;
  readonly limit: number;
}

/** Part of a list, and how many members the whole has. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly total: number;
}

/** A `limit` above the maximum is refused, not cut: a client must not take a cut page for the whole. */
export function readPage(offset: readonly string[], limit: readonly string[]): PageRequest {
  return {
    offset: whole('offset', offset, 0, 0, MAX_OFFSET),
    limit: whole('limit', limit, DEFAULT_LIMIT, 1, MAX_LIMIT),
  };
}

function whole(name: string, values: readonly string[], fallback: number, min: number, max: number): number {
  const [value, ...more] = values;
  if (value === undefined) return fallback;
  const number = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
  if (more.length > 0 || !(number >= min && number <= max)) {
    throw invalidQuery(name, `must be one whole number from ${min} to ${max}`);
  }
  return number;
}

/** `X-Total-Count`, `X-Result-Count` and, where there is more than this page, RFC 8288 `Link`. */
export function pageHeaders(url: string, request: PageRequest, page: Page<unknown>): Record<string, string> {
  const { offset, limit } = request;
  const last = Math.max(0, Math.ceil(page.total / limit) - 1) * limit;
  const links = [
    ...(page.total > limit || offset > 0 ? [link(url, 'first', 0, limit)] : []),
    ...(offset > 0 ? [link(url, 'prev', Math.max(0, Math.min(offset, last + limit) - limit), limit)] : []),
    ...(offset + limit < page.total ? [link(url, 'next', offset + limit, limit)] : []),
    ...(page.total > limit || offset > 0 ? [link(url, 'last', last, limit)] : []),
  ];
  return {
    'X-Total-Count': String(page.total),
    'X-Result-Count': String(page.items.length),
    ...(links.length > 0 && { Link: links.join(', ') }),
  };
}

function link(url: string, rel: string, offset: number, limit: number): string {
  const [path = '', query = ''] = url.split('?', 2);
  // Everything but the paging stays as the client wrote it: re-encoding would change the meaning of raw commas.
  const kept = query.split('&').filter((part) => part !== '' && !/^(?:offset|limit)=/.test(part));
  const target = [...kept, `offset=${offset}`, `limit=${limit}`]
    .join('&')
    .replaceAll(/[<>"\s]/g, encodeURIComponent);
  return `<${path}?${target}>; rel="${rel}"`;
}
