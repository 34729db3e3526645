import type { Random } from '../random.js';

/** When a story begins, and by when it has to be over. */
export interface Span {
  start: Date;
  latest: Date;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
export const DAYS = 60;

/** How many contacts of a hundred begin in which hour: little at night, a hump at noon, the peak in the evening. */
const HOURS = [1, 0.5, 0.3, 0.3, 0.3, 0.5, 1, 2, 3, 5, 5, 5, 6, 5, 4, 4, 5, 6, 8, 10, 12, 9, 5, 2];
/** A mail queue hands on late what it holds; a little slack keeps clocks that differ from calling it the future. */
const SLACK = 5000;

export function startOfDay(now: Date): number {
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
}

/** On one of the days before today, the later ones as likely as the first. */
export function someEvening(now: Date, random: Random): Span {
  const day = random.between(1, DAYS - 1);
  const hour = random.weighted(HOURS.map((weight, n) => [n, weight] as const));
  const start = startOfDay(now) - day * DAY + hour * HOUR + random.next() * HOUR;
  return { start: new Date(start), latest: new Date(now.getTime() - SLACK) };
}

/** Over so many minutes ago, however long it went on before. */
export function recently(now: Date, minutesAgo: number): Span {
  const end = new Date(now.getTime() - minutesAgo * MINUTE - SLACK);
  return { start: end, latest: end };
}

export function hoursAgo(now: Date, hours: number): Span {
  const start = new Date(now.getTime() - hours * HOUR);
  return { start, latest: start };
}
