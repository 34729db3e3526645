import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NUMBER, pageOf, readCursor, TIME, UUID, type Page } from '../page.js';

export interface EscalatedTicket {
  id: string;
  number: string;
  subscriberId: string | null;
  title: string;
  status: string;
  severityLevel: string;
  priority: string | null;
  escalationLevel: number;
  escalationQueue: string;
  agentId: string | null;
  openedAt: string;
}

/** The first row of all: no level is so high. */
const START = ['999', '1970-01-01T00:00:00.000Z', '00000000-0000-0000-0000-000000000000'] as const;

/** What supervisors have to look after: most often escalated first, then oldest. */
@Injectable()
export class ListEscalations {
  constructor(private readonly dataSource: DataSource) {}

  async execute(limit: number, cursor?: string): Promise<Page<EscalatedTicket>> {
    const [level, time, id] = cursor === undefined ? START : readCursor(cursor, [NUMBER, TIME, UUID]);
    const rows = await this.dataSource.query<EscalatedTicket[]>(
      `SELECT id, number, subscriber_id AS "subscriberId",
              left(coalesce(nullif(document ->> 'name', ''), document ->> 'description'), 150) AS title, status,
              severity_level AS "severityLevel", document ->> 'priority' AS priority,
              escalation_level AS "escalationLevel", escalation_queue AS "escalationQueue", agent_id AS "agentId",
              document ->> 'creationDate' AS "openedAt"
       FROM ticket
       WHERE escalation_queue IS NOT NULL AND status NOT IN ('resolved', 'rejected', 'cancelled', 'closed')
         AND (-escalation_level, created_at, id) > (-$1::int, $2::timestamptz, $3::uuid)
       ORDER BY escalation_level DESC, created_at, id LIMIT $4`,
      [level, time, id, limit + 1],
    );
    return pageOf(
      rows,
      limit,
      (row) => row,
      (row) => [row.escalationLevel, row.openedAt, row.id],
    );
  }
}
