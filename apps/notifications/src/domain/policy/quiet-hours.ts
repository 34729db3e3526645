import { DateTime } from 'luxon';

/** `HH:MM` on the person's own clock; an end before the start is on the next day. */
export interface QuietHours {
  start: string;
  end: string;
}

const MINUTE = 60_000;

/**
 * Whether the clock on the person's wall stands between start (included) and end (not included). Said of the wall and
 * not of an interval, so that an hour that comes twice in autumn is quiet twice, and one that spring leaves out is no
 * trouble.
 */
export function isQuiet(at: Date, zone: string, hours: QuietHours): boolean {
  const { hour, minute } = DateTime.fromJSDate(at, { zone });
  const wall = hour * 60 + minute;
  const [start, end] = [minutesOf(hours.start), minutesOf(hours.end)];
  return start <= end ? start <= wall && wall < end : wall >= start || wall < end;
}

/** The first moment from `at` on that is not quiet; `at` itself where it is not. */
export function endOfQuiet(at: Date, zone: string, hours: QuietHours): Date {
  if (!isQuiet(at, zone, hours)) return at;
  const now = DateTime.fromJSDate(at, { zone });
  const [hour, minute] = [Math.floor(minutesOf(hours.end) / 60), minutesOf(hours.end) % 60];
  const today = now.set({ hour, minute, second: 0, millisecond: 0 });
  let end = (today > now ? today : today.plus({ days: 1 })).toMillis();
  // A clock that was put forward over the end shows the end late: the quiet is over with the jump, not after it.
  while (end - MINUTE > at.getTime() && !isQuiet(new Date(end - MINUTE), zone, hours)) end -= MINUTE;
  // One that was put back shows the quiet hours again.
  while (isQuiet(new Date(end), zone, hours)) end += MINUTE;
  return new Date(end);
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}
