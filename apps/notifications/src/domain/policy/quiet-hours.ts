import { DateTime } from 'luxon';

/** `HH:MM` on the person's own clock; an end before the start is on the next day. */
export interface QuietHours {
  start: string;
  end: string;
}

const MINUTE = 60_000;
/** Minutes. */
const DAY = 24 * 60;

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
  let moment = at;
  while (isQuiet(moment, zone, hours)) {
    const minute = Math.floor(moment.getTime() / MINUTE);
    const { hour, minute: past, offset } = DateTime.fromJSDate(moment, { zone });
    const left = (minutesOf(hours.end) - hour * 60 - past + DAY) % DAY;
    moment = new Date(firstWithOtherOffset(zone, offset, minute, minute + left) * MINUTE);
  }
  return moment;
}

/**
 * The minute in which the clock was put forward or back, or `end` if it was not until then: up to that minute the wall
 * runs evenly, and what it shows then may be quiet again, or not quiet long before its end is shown.
 * @param start minute since 1970 that has the offset
 */
function firstWithOtherOffset(zone: string, offset: number, start: number, end: number): number {
  const isOther = (minute: number) => DateTime.fromMillis(minute * MINUTE, { zone }).offset !== offset;
  if (!isOther(end)) return end;
  let [same, other] = [start, end];
  while (other - same > 1) {
    const middle = (same + other) >> 1;
    if (isOther(middle)) other = middle;
    else same = middle;
  }
  return other;
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}
