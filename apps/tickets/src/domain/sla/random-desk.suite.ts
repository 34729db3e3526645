import { TICKET_STATUSES, type TicketStatus } from '@viewline/events';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { StatusChange } from '../ticket-document.js';
import { TICKET_MOVES } from '../ticket-status.js';
import { minutesOf, WEEKDAYS, type Calendar, type Window } from './calendar.js';

export const MINUTE = 60_000;
const ZONES = [
  'UTC',
  'Asia/Riyadh',
  'Europe/Paris',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'Asia/Kathmandu',
];

/** Windows on whole minutes, in order, none touching another. */
const windows = fc
  .uniqueArray(fc.integer({ min: 0, max: 24 * 60 }), { minLength: 2, maxLength: 6 })
  .map((times) => times.toSorted((a, b) => a - b))
  .map((times) => times.slice(0, times.length - (times.length % 2)))
  .map((times): Window[] =>
    Array.from({ length: times.length / 2 }, (_, i) => ({
      from: clock(times[2 * i]!),
      to: clock(times[2 * i + 1]!),
    })),
  );
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Around the days on which some zone changes its clocks. */
const DAYS = [
  '2026-03-06',
  '2026-03-27',
  '2026-10-23',
  '2026-10-30',
  '2026-04-03',
  '2026-07-10',
  '2018-11-02',
  '2018-02-16',
];
export const opening = fc
  .tuple(fc.constantFrom(...DAYS), fc.integer({ min: 0, max: 2 * 24 * 60 }))
  .map(([day, minutes]) => Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE);
export const calendar = fc
  .record({
    timeZone: fc.constantFrom(...ZONES),
    week: fc.array(fc.option(windows, { nil: undefined }), { minLength: 7, maxLength: 7 }),
    holiday: fc.constantFrom(...DAYS, '2026-03-08', '2026-10-25'),
  })
  .map(({ timeZone, week, holiday }): Calendar => ({
    id: 'c',
    version: 1,
    name: 'Desk',
    timeZone,
    windows: Object.fromEntries(WEEKDAYS.flatMap((day, i) => (week[i] ? [[day, week[i]]] : []))),
    holidays: [{ date: holiday, name: 'Day off' }],
  }));

/** One minute by the wall clock of the zone, asked of the calendar directly. */
export function isOpenAt({ timeZone, windows: week, holidays }: Calendar, at: number): boolean {
  const local = DateTime.fromMillis(at, { zone: timeZone });
  if (holidays.some(({ date }) => date === local.toISODate())) return false;
  const minute = local.hour * 60 + local.minute;
  return (week[WEEKDAYS[local.weekday - 1]!] ?? []).some(
    ({ from, to }) => minutesOf(from)! <= minute && minute < minutesOf(to)!,
  );
}

/** A legal life of a ticket, on whole minutes, and the moment at which one looks at it. */
export const life = fc
  .record({
    opened: opening,
    tries: fc.array(fc.tuple(fc.constantFrom(...TICKET_STATUSES), fc.integer({ min: 0, max: 700 })), {
      maxLength: 25,
    }),
    later: fc.integer({ min: 0, max: 900 }),
  })
  .map(({ opened, tries, later }) => {
    const history: StatusChange[] = [told('acknowledged', opened)];
    let [at, status] = [opened, 'acknowledged' as TicketStatus];
    for (const [to, minutes] of tries) {
      if (!TICKET_MOVES[status].includes(to)) continue;
      [at, status] = [at + minutes * MINUTE, to];
      history.push(told(to, at));
    }
    return { history, opened, now: at + later * MINUTE };
  });

const told = (status: TicketStatus, at: number): StatusChange => ({
  status,
  changeDate: new Date(at).toISOString(),
});
