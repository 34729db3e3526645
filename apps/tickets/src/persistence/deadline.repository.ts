import { Injectable } from '@nestjs/common';
import type { TicketDeadlineKind } from '@viewline/events';
import type { Transaction } from '@viewline/messaging';
import type { Deadline } from '../domain/sla/deadline.js';
import type { DeadlineState } from '../domain/sla/ledger.js';
import type { SeverityLevel } from '../domain/severity.js';
import { toCalendar, type CalendarRow } from './calendar.row.js';

interface DeadlineRow {
  deadline_id: string;
  ticket_id: string;
  kind: TicketDeadlineKind;
  target_minutes: number;
  severity_level: SeverityLevel;
  segment: string | null;
  state: DeadlineState;
  due_at: Date | null;
  stopped_at: Date | null;
  missed_at: Date | null;
}

/** A transaction or a data source. */
interface Asked {
  query<Rows>(sql: string, parameters?: unknown[]): Promise<Rows>;
}

@Injectable()
export class DeadlineRepository {
  /** Of these tickets, each with the calendar that it was promised on. */
  async of(asked: Asked, ticketIds: readonly string[]): Promise<Deadline[]> {
    const rows = await asked.query<(DeadlineRow & CalendarRow)[]>(
      `SELECT d.id AS deadline_id, d.ticket_id, d.kind, d.target_minutes, d.severity_level, d.segment, d.state,
              d.due_at, d.stopped_at, d.missed_at, c.id, c.version, c.name, c.time_zone, c.windows, c.holidays
       FROM deadline d JOIN sla_calendar c ON c.id = d.calendar_id AND c.version = d.calendar_version
       WHERE d.ticket_id = ANY($1::uuid[]) ORDER BY d.ticket_id, d.kind`,
      [ticketIds],
    );
    return rows.map(toDeadline);
  }

  async save(tx: Transaction, deadlines: readonly Deadline[]): Promise<void> {
    if (deadlines.length === 0) return;
    const rows = deadlines.map(({ calendar, ...deadline }) => ({
      ...deadline,
      calendarId: calendar.id,
      calendarVersion: calendar.version,
    }));
    await tx.query(
      `INSERT INTO deadline (id, ticket_id, kind, calendar_id, calendar_version, target_minutes, severity_level, segment,
                             state, due_at, stopped_at, missed_at)
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(
         id uuid, "ticketId" uuid, kind text, "calendarId" text, "calendarVersion" int, "targetMinutes" int,
         "severityLevel" text, segment text, state text, "dueAt" timestamptz, "stoppedAt" timestamptz,
         "missedAt" timestamptz)
       ON CONFLICT (id) DO UPDATE SET calendar_id = excluded.calendar_id, calendar_version = excluded.calendar_version,
         target_minutes = excluded.target_minutes, severity_level = excluded.severity_level, segment = excluded.segment,
         state = excluded.state, due_at = excluded.due_at, stopped_at = excluded.stopped_at,
         missed_at = excluded.missed_at`,
      [JSON.stringify(rows)],
    );
  }

  /** Tickets with a deadline that has passed and nobody said so. */
  async dueTickets(tx: Transaction, now: Date, limit: number): Promise<string[]> {
    const rows = await tx.query<{ ticket_id: string }[]>(
      `SELECT ticket_id FROM deadline WHERE state = 'running' AND due_at < $1 ORDER BY due_at LIMIT $2`,
      [now, limit],
    );
    return [...new Set(rows.map((row) => row.ticket_id))];
  }
}

function toDeadline(row: DeadlineRow & CalendarRow): Deadline {
  const { id, version, name, time_zone, windows, holidays } = row;
  return {
    id: row.deadline_id,
    ticketId: row.ticket_id,
    kind: row.kind,
    calendar: toCalendar({ id, version, name, time_zone, windows, holidays }),
    targetMinutes: row.target_minutes,
    severityLevel: row.severity_level,
    ...(row.segment !== null && { segment: row.segment }),
    state: row.state,
    ...(row.due_at !== null && { dueAt: row.due_at }),
    ...(row.stopped_at !== null && { stoppedAt: row.stopped_at }),
    ...(row.missed_at !== null && { missedAt: row.missed_at }),
  };
}
