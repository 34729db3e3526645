import type { Entry } from '../api/contract.js';

type Place = Pick<Entry, 'occurredAt' | 'eventId'>;

/** Newest first: by when it happened, then by event id, exactly as the service pages. */
export function compareNewestFirst(a: Place, b: Place): number {
  const byMillisecond = Date.parse(b.occurredAt) - Date.parse(a.occurredAt);
  if (byMillisecond !== 0) return byMillisecond;
  const [finerA, finerB] = [belowMillisecond(a.occurredAt), belowMillisecond(b.occurredAt)];
  if (finerA !== finerB) return finerA < finerB ? 1 : -1;
  if (a.eventId === b.eventId) return 0;
  return a.eventId < b.eventId ? 1 : -1;
}

/** The service keeps microseconds, Date only milliseconds. */
function belowMillisecond(iso: string): string {
  return (/\.\d{3}(\d+)/.exec(iso)?.[1] ?? '').replace(/0+$/, '');
}
