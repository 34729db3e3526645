import { DateTime } from 'luxon';
import type { Schedule } from './announcement.js';

/** When somebody in a zone is to be told. What is over there already is due at once. */
export function dueAt({ at, localTime }: Schedule, zone: string, now: Date): Date {
  if (at !== undefined) return new Date(at);
  if (localTime === undefined) return now;
  return DateTime.fromISO(localTime, { zone }).toJSDate();
}
