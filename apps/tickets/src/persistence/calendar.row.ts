import type { Calendar } from '../domain/sla/calendar.js';

export interface CalendarRow {
  id: string;
  version: number;
  name: string;
  time_zone: string;
  windows: Calendar['windows'];
  holidays: Calendar['holidays'];
}

export const CALENDAR_COLUMNS = 'id, version, name, time_zone, windows, holidays';

export function toCalendar({ time_zone: timeZone, ...row }: CalendarRow): Calendar {
  return { ...row, timeZone };
}
