import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Calendar } from '../../domain/sla/calendar.js';
import { calendarNotFound } from '../../domain/sla/sla.errors.js';
import type { SlaTarget } from '../../domain/sla/target.js';
import { CALENDAR_COLUMNS, toCalendar, type CalendarRow } from '../../persistence/calendar.row.js';
import { toTarget, type TargetRow } from '../../persistence/sla.repository.js';

const MOST = 500;

/** Calendars and targets as they hold now. */
@Injectable()
export class ShowSla {
  constructor(private readonly dataSource: DataSource) {}

  async calendars(): Promise<Calendar[]> {
    const rows = await this.dataSource.query<CalendarRow[]>(
      `SELECT DISTINCT ON (id) ${CALENDAR_COLUMNS} FROM sla_calendar ORDER BY id, version DESC LIMIT ${MOST}`,
    );
    return rows.map(toCalendar);
  }

  /** @throws DomainError `sla.calendar-not-found` */
  async calendar(id: string): Promise<Calendar> {
    const [row] = await this.dataSource.query<CalendarRow[]>(
      `SELECT ${CALENDAR_COLUMNS} FROM sla_calendar WHERE id = $1 ORDER BY version DESC LIMIT 1`,
      [id],
    );
    if (!row) throw calendarNotFound(id);
    return toCalendar(row);
  }

  async targets(): Promise<SlaTarget[]> {
    const rows = await this.dataSource.query<TargetRow[]>(
      `SELECT id, kind, severity_level, segment, calendar_id, minutes FROM sla_target
       ORDER BY kind, segment NULLS LAST, severity_level NULLS LAST LIMIT ${MOST}`,
    );
    return rows.map(toTarget);
  }
}
