import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NUMBER, pageOf, readCursor, UUID, type Page } from '../page.js';

export interface QueueView {
  id: string;
  title: string;
  waitingTickets: number;
  waitingChats: number;
  oldestWaitingSince: string | null;
}

export interface AgentView {
  id: string;
  name: string;
  skills: string[];
  languages: string[];
  queues: string[];
  ticketCapacity: number;
  chatCapacity: number;
  presence: string;
  presenceSince: string;
  tickets: number;
  chats: number;
}

export interface RuleView {
  id: string;
  name: string;
  position: number;
  keywords: string[];
  channels: string[];
  ticketTypes: string[];
  languages: string[];
  queue: string;
  skills: string[];
  priority: string | null;
  active: boolean;
  changedBy: string;
  changedAt: string;
}

const ANY_TEXT = /^[^\0]{0,300}$/;

/** What routing goes by at this moment. */
@Injectable()
export class ListRouting {
  constructor(private readonly dataSource: DataSource) {}

  async queues(limit: number, cursor?: string): Promise<Page<QueueView>> {
    const [after] = cursor === undefined ? [''] : readCursor(cursor, [ANY_TEXT]);
    const rows = await this.dataSource.query<(QueueView & { oldest: Date | null })[]>(
      `SELECT q.queue_id AS id, q.title, coalesce(w.tickets, 0)::int AS "waitingTickets",
              coalesce(w.chats, 0)::int AS "waitingChats", w.oldest
       FROM (SELECT * FROM work_queue WHERE queue_id > $1 ORDER BY queue_id LIMIT $2) q
       LEFT JOIN LATERAL (
         SELECT sum(line.count) FILTER (WHERE n.kind = 'ticket') AS tickets,
                sum(line.count) FILTER (WHERE n.kind = 'chat') AS chats, min(line.oldest) AS oldest
         FROM work_need n CROSS JOIN LATERAL (
           SELECT count(*) AS count, min(waiting_since) AS oldest FROM work_item i
           WHERE i.need_id = n.need_id AND i.state = 'waiting'
         ) line WHERE n.queue_id = q.queue_id
       ) w ON true ORDER BY q.queue_id`,
      [after, limit + 1],
    );
    return pageOf(
      rows,
      limit,
      ({ oldest, ...queue }) => ({ ...queue, oldestWaitingSince: oldest?.toISOString() ?? null }),
      (row) => [row.id],
    );
  }

  async agents(limit: number, cursor?: string): Promise<Page<AgentView>> {
    const [after] = cursor === undefined ? [''] : readCursor(cursor, [ANY_TEXT]);
    const rows = await this.dataSource.query<(AgentView & { presence_at: Date })[]>(
      `SELECT a.agent_id AS id, a.name, a.skills, a.languages, a.queues, a.ticket_capacity AS "ticketCapacity",
              a.chat_capacity AS "chatCapacity", a.presence, a.presence_at,
              coalesce(held.tickets, 0)::int AS tickets, coalesce(held.chats, 0)::int AS chats
       FROM (SELECT * FROM routing_agent WHERE agent_id > $1 ORDER BY agent_id LIMIT $2) a
       LEFT JOIN LATERAL (
         SELECT count(*) FILTER (WHERE n.kind = 'ticket') AS tickets, count(*) FILTER (WHERE n.kind = 'chat') AS chats
         FROM work_item w JOIN work_need n USING (need_id) WHERE w.agent_id = a.agent_id AND w.state = 'assigned'
       ) held ON true ORDER BY a.agent_id`,
      [after, limit + 1],
    );
    return pageOf(
      rows,
      limit,
      ({ presence_at, ...agent }) => ({ ...agent, presenceSince: presence_at.toISOString() }),
      (row) => [row.id],
    );
  }

  /** In the order in which they are asked. */
  async rules(limit: number, cursor?: string): Promise<Page<RuleView>> {
    const [position, id] = cursor === undefined ? [null, null] : readCursor(cursor, [NUMBER, UUID]);
    const rows = await this.dataSource.query<(RuleView & { changed_at: Date })[]>(
      `SELECT rule_id AS id, name, position, keywords, channels, ticket_types AS "ticketTypes", languages,
              queue_id AS queue, skills, priority, active, changed_by AS "changedBy", changed_at
       FROM routing_rule WHERE $1::int IS NULL OR (position, rule_id) > ($1, $2::uuid)
       ORDER BY position, rule_id LIMIT $3`,
      [position, id, limit + 1],
    );
    return pageOf(
      rows,
      limit,
      ({ changed_at, ...rule }) => ({ ...rule, changedAt: changed_at.toISOString() }),
      (row) => [row.position, row.id],
    );
  }
}
