import { Injectable } from '@nestjs/common';
import { SubscriberCopy } from '@viewline/subscriber-copy';
import { DataSource } from 'typeorm';
import { pageOf, readCursor, TIME, UUID, type Page } from '../page.js';

export interface SubscriberTicket {
  id: string;
  number: string;
  /** Whose it is themselves: of a merged family, the one it was opened for. */
  subscriberId: string;
  title: string;
  status: string;
  severity: string;
  ticketType: string;
  priority: string | null;
  queue: string | null;
  agentId: string | null;
  openedAt: string;
  dueAt: Date | null;
}

const SQL = `
  SELECT t.id, t.number, t.subscriber_id AS "subscriberId",
         left(coalesce(nullif(t.document ->> 'name', ''), t.document ->> 'description'), 150) AS title, t.status,
         t.severity, t.ticket_type AS "ticketType", t.document ->> 'priority' AS priority, t.queue,
         t.agent_id AS "agentId", t.document ->> 'creationDate' AS "openedAt",
         (SELECT due_at FROM deadline d WHERE d.ticket_id = t.id AND d.kind = 'resolution') AS "dueAt"
  FROM ticket t WHERE t.subscriber_id = ANY($1::uuid[]) AND (t.created_at, t.id) < ($2::timestamptz, $3::uuid)
    AND (NOT $4 OR t.status NOT IN ('resolved', 'rejected', 'cancelled', 'closed'))
  ORDER BY t.created_at DESC, t.id DESC LIMIT $5`;

const END = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as const;

/** The tickets of a subscriber and of everybody who is one with them, newest first. */
@Injectable()
export class ListSubscriberTickets {
  constructor(
    private readonly dataSource: DataSource,
    private readonly subscribers: SubscriberCopy,
  ) {}

  async execute(
    subscriberId: string,
    { limit, cursor, open }: { limit: number; cursor?: string; open: boolean },
  ): Promise<Page<SubscriberTicket>> {
    const [time, id] = cursor === undefined ? END : readCursor(cursor, [TIME, UUID]);
    const family = await this.subscribers.familyOf(subscriberId);
    const rows = await this.dataSource.query<SubscriberTicket[]>(SQL, [family, time, id, open, limit + 1]);
    return pageOf(
      rows,
      limit,
      (row) => row,
      (row) => [row.openedAt, row.id],
    );
  }
}
