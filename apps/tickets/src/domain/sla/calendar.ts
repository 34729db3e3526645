import { DomainError, type ErrorDetail } from '@viewline/kernel';
import { DateTime, IANAZone } from 'luxon';

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** From one wall-clock time until before another of the same day, `HH:mm`; `24:00` is its end. */
export interface Window {
  readonly from: string;
  readonly to: string;
}

export interface Holiday {
  /** `yyyy-MM-dd`, in the calendar's zone. */
  readonly date: string;
  readonly name: string;
}

/** When a team works. */
export interface Calendar {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** IANA name, such as `Asia/Riyadh`. */
  readonly timeZone: string;
  readonly windows: Readonly<Partial<Record<Weekday, readonly Window[]>>>;
  readonly holidays: readonly Holiday[];
}

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Minutes since midnight by the wall clock; undefined for what is no time. */
export function minutesOf(time: string): number | undefined {
  if (time === '24:00') return 24 * 60;
  const [, hours, minutes] = TIME.exec(time) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

/** @throws DomainError `sla.calendar-invalid`, with every problem in its details */
export function assertCalendar(calendar: Omit<Calendar, 'id' | 'version'>): void {
  const details: ErrorDetail[] = [];
  if (!IANAZone.isValidZone(calendar.timeZone)) {
    details.push({ path: 'timeZone', message: 'must be an IANA time zone such as Asia/Riyadh' });
  }
  for (const day of WEEKDAYS) details.push(...problemsOf(day, calendar.windows[day] ?? []));
  if (WEEKDAYS.every((day) => (calendar.windows[day] ?? []).length === 0)) {
    details.push({ path: 'windows', message: 'must open on some day of the week' });
  }
  calendar.holidays.forEach(({ date }, index) => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !DateTime.fromISO(date).isValid) {
      details.push({ path: `holidays.${index}.date`, message: 'must be a date such as 2026-09-23' });
    }
  });
  if (details.length > 0) {
    throw new DomainError('invalid', 'sla.calendar-invalid', 'The calendar is not valid', details);
  }
}

function problemsOf(day: Weekday, windows: readonly Window[]): ErrorDetail[] {
  const path = `windows.${day}`;
  const spans = windows.map(({ from, to }) => ({ from: minutesOf(from), to: minutesOf(to) }));
  if (spans.some(({ from, to }) => from === undefined || to === undefined)) {
    return [{ path, message: 'times are HH:mm, from 00:00 to 24:00' }];
  }
  const sorted = spans.toSorted((a, b) => a.from! - b.from!);
  if (sorted.some(({ from, to }) => from! >= to!))
    return [{ path, message: 'a window ends after it begins' }];
  const overlap = sorted.some(({ from }, index) => index > 0 && from! < sorted[index - 1]!.to!);
  return overlap ? [{ path, message: 'windows of a day must not overlap' }] : [];
}
