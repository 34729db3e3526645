import { Injectable } from '@nestjs/common';
import type { TicketDeadlineKind } from '@viewline/events';
import type { Transaction } from '@viewline/messaging';
import type { Calendar } from '../domain/sla/calendar.js';
import type { SlaTarget } from '../domain/sla/target.js';
import type { SeverityLevel } from '../domain/severity.js';
import { CALENDAR_COLUMNS, toCalendar, type CalendarRow } from './calendar.row.js';

export interface TargetRow {
  id: string;
  kind: TicketDeadlineKind;
  severity_level: SeverityLevel | null;
  segment: string | null;
  calendar_id: string;
  minutes: number;
}

export function toTarget(row: TargetRow): SlaTarget {
  return {
    id: row.id,
    kind: row.kind,
    ...(row.severity_level !== null && { severityLevel: row.severity_level }),
    ...(row.segment !== null && { segment: row.segment }),
    calendarId: row.calendar_id,
    minutes: row.minutes,
  };
}

/** Calendars and targets as operators write them. */
@Injectable()
export class SlaRepository {
  async targets(tx: Transaction): Promise<SlaTarget[]> {
    const rows = await tx.query<TargetRow[]>(
      'SELECT id, kind, severity_level, segment, calendar_id, minutes FROM sla_target',
    );
    return rows.map(toTarget);
  }

  /** The latest version of each, by id. */
  async calendars(tx: Transaction, ids: readonly string[]): Promise<Map<string, Calendar>> {
    const rows = await tx.query<CalendarRow[]>(
      `SELECT DISTINCT ON (id) ${CALENDAR_COLUMNS} FROM sla_calendar WHERE id = ANY($1::text[])
       ORDER BY id, version DESC`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, toCalendar(row)]));
  }

  /** Held still until the transaction ends, so that its versions are counted one after another. */
  async lockCalendar(tx: Transaction, id: string): Promise<Calendar | undefined> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('sla-calendar ' || $1, 0))`, [id]);
    return (await this.calendars(tx, [id])).get(id);
  }

  async insertCalendar(tx: Transaction, calendar: Calendar, by: string, now: Date): Promise<void> {
    const { id, version, name, timeZone, windows, holidays } = calendar;
    await tx.query(
      `INSERT INTO sla_calendar (id, version, name, time_zone, windows, holidays, written_at, written_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, version, name, timeZone, JSON.stringify(windows), JSON.stringify(holidays), now, by],
    );
  }

  async saveTarget(tx: Transaction, target: SlaTarget): Promise<void> {
    const { id, kind, severityLevel = null, segment = null, calendarId, minutes } = target;
    await tx.query(
      `INSERT INTO sla_target (id, kind, severity_level, segment, calendar_id, minutes) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (id) DO UPDATE SET calendar_id = excluded.calendar_id, minutes = excluded.minutes`,
      [id, kind, severityLevel, segment, calendarId, minutes],
    );
  }

  async deleteTarget(tx: Transaction, id: string): Promise<boolean> {
    const gone = await tx.query<[unknown[], number]>('DELETE FROM sla_target WHERE id = $1 RETURNING id', [
      id,
    ]);
    return gone[1] > 0;
  }
}
