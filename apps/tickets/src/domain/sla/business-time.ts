import { DateTime, IANAZone } from 'luxon';
import { minutesOf, WEEKDAYS, type Calendar } from './calendar.js';

/** From an instant until before another, in milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A stretch of business time, or of the time between. */
export interface BusinessSpan extends Span {
  readonly open: boolean;
  /** Name of the holiday that keeps it closed. */
  readonly holiday?: string;
}

const MINUTE = 60_000;

/**
 * Divides [from, to) into business time and the rest, without gaps. Open is what the wall clock of the calendar's zone
 * shows to be inside of a window: an hour that the clocks skip counts for nothing, one that they repeat counts twice.
 */
export function* businessSpans(calendar: Calendar, from: number, to: number): Generator<BusinessSpan> {
  let at = from;
  for (let day = startOfDay(calendar, from); at < to; day = day.plus({ days: 1 }).startOf('day')) {
    const until = Math.min(day.plus({ days: 1 }).startOf('day').toMillis(), to);
    const holiday = calendar.holidays.find(({ date }) => date === day.toISODate())?.name;
    const closed = { open: false, ...(holiday !== undefined && { holiday }) };
    for (const span of holiday === undefined ? openSpans(calendar, day) : []) {
      const [start, end] = [Math.max(span.from, at), Math.min(span.to, until)];
      if (start >= end) continue;
      if (at < start) yield { from: at, to: start, ...closed };
      yield { from: start, to: end, open: true };
      at = end;
    }
    if (at < until) yield { from: at, to: until, ...closed };
    at = Math.max(at, until);
  }
}

/** When so much business time has passed; undefined where the next twenty years have not enough. */
export function afterBusinessTime(
  calendar: Calendar,
  from: number,
  milliseconds: number,
): number | undefined {
  let left = milliseconds;
  if (left <= 0) return from;
  const horizon = DateTime.fromMillis(from).plus({ years: 20 }).toMillis();
  for (const span of businessSpans(calendar, from, horizon)) {
    if (!span.open) continue;
    if (span.to - span.from >= left) return span.from + left;
    left -= span.to - span.from;
  }
  return undefined;
}

function startOfDay({ timeZone }: Calendar, at: number): DateTime {
  return DateTime.fromMillis(at, { zone: timeZone }).startOf('day');
}

function openSpans({ timeZone, windows }: Calendar, day: DateTime): Span[] {
  const midnight = Date.UTC(day.year, day.month - 1, day.day);
  const opened = windows[WEEKDAYS[day.weekday - 1]!] ?? [];
  const spans = stretchesOfOneOffset(timeZone, day).flatMap(({ from, to, offset }) =>
    opened.map((window) => ({
      from: Math.max(from, midnight + (minutesOf(window.from)! - offset) * MINUTE),
      to: Math.min(to, midnight + (minutesOf(window.to)! - offset) * MINUTE),
    })),
  );
  return joined(spans.filter(({ from, to }) => from < to).toSorted((a, b) => a.from - b.from));
}

/** A day is one stretch, or two where the clocks are changed: no zone changes its clocks twice in a day. */
function stretchesOfOneOffset(timeZone: string, day: DateTime): (Span & { offset: number })[] {
  const zone = IANAZone.create(timeZone);
  const [from, to] = [day.toMillis(), day.plus({ days: 1 }).startOf('day').toMillis()];
  const [before, after] = [zone.offset(from), zone.offset(to - 1)];
  if (before === after) return [{ from, to, offset: before }];
  let [low, high] = [from, to - 1];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zone.offset(middle) === before) low = middle;
    else high = middle;
  }
  return [
    { from, to: high, offset: before },
    { from: high, to, offset: after },
  ];
}

/** Windows that touch, such as until and from noon, are one. */
function joined(sorted: readonly Span[]): Span[] {
  const spans: Span[] = [];
  for (const span of sorted) {
    const last = spans.at(-1);
    if (last && span.from <= last.to)
      spans[spans.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else spans.push(span);
  }
  return spans;
}
