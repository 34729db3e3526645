import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { pageOf, readCursor, TIME, UUID, type Page } from '../page.js';

/** One time that an error came to a ticket. */
export interface RecurringErrorView {
  ticketId: string;
  ticketNumber: string | null;
  ticketStatus: string | null;
  errorCode: string;
  deviceClass: string;
  /** Above 1: it came back after it was closed as repaired. */
  episode: number;
  errors: number;
  subscribers: number;
  firstSeen: string;
  lastSeen: string;
  openedAt: string;
}

export interface ErrorRuleView {
  id: string;
  errorCode: string | null;
  deviceClass: string | null;
  threshold: number;
  windowMinutes: number;
  active: boolean;
  changedBy: string;
}

type Row = RecurringErrorView & { first_seen: Date; last_seen: Date; opened_at: Date };

@Injectable()
export class ListRecurringErrors {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. */
  async execute(limit: number, cursor?: string): Promise<Page<RecurringErrorView>> {
    const [before, id] = cursor === undefined ? [null, null] : readCursor(cursor, [TIME, UUID]);
    const rows = await this.dataSource.query<Row[]>(
      `SELECT e.ticket_id AS "ticketId", t.number AS "ticketNumber", t.status AS "ticketStatus",
              e.error_code AS "errorCode", e.device_class AS "deviceClass", e.episode, e.errors, e.subscribers,
              e.first_seen, e.last_seen, e.opened_at
       FROM error_episode e LEFT JOIN ticket t ON t.id = e.ticket_id
       WHERE $1::timestamptz IS NULL OR (e.opened_at, e.ticket_id) < ($1, $2::uuid)
       ORDER BY e.opened_at DESC, e.ticket_id DESC LIMIT $3`,
      [before, id, limit + 1],
    );
    return pageOf(
      rows,
      limit,
      ({ first_seen, last_seen, opened_at, ...view }) => ({
        ...view,
        firstSeen: first_seen.toISOString(),
        lastSeen: last_seen.toISOString(),
        openedAt: opened_at.toISOString(),
      }),
      (row) => [row.opened_at.toISOString(), row.ticketId],
    );
  }

  /** All there are: at most a few hundred. */
  async rules(): Promise<ErrorRuleView[]> {
    return await this.dataSource.query<ErrorRuleView[]>(
      `SELECT rule_id AS id, error_code AS "errorCode", device_class AS "deviceClass", threshold,
              window_minutes AS "windowMinutes", active, changed_by AS "changedBy"
       FROM error_rule ORDER BY error_code NULLS FIRST, device_class NULLS FIRST LIMIT 1000`,
    );
  }
}
