import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';
import { rankOf } from '../domain/routing/priority-class.js';
import type { TicketWork } from '../domain/routing/ticket-work.js';
import { WorkRepository } from './work.repository.js';
import { priorityAt, type WorkRow } from './work.row.js';

interface Row extends WorkRow {
  title: string;
  channel: string | null;
  rule_id: string | null;
  assigned_at: Date | null;
}

@Injectable()
export class TicketWorkRepository {
  constructor(private readonly work: WorkRepository) {}

  async lockAll(tx: Transaction, ticketIds: readonly string[]): Promise<Map<string, TicketWork>> {
    const rows = (await this.work.lock(tx, ticketIds)) as Row[];
    return new Map(rows.map((row) => [row.item_id, toTicketWork(row)]));
  }

  async saveAll(tx: Transaction, works: readonly TicketWork[]): Promise<void> {
    if (works.length === 0) return;
    await tx.query(
      `INSERT INTO work_queue SELECT DISTINCT q, q FROM unnest($1::text[]) q ORDER BY 1 ON CONFLICT DO NOTHING`,
      [works.map(({ route }) => route.queue)],
    );
    const lines = await this.work.lines(
      tx,
      works.map(({ route: { queue, skills, language } }) => ({ kind: 'ticket', queue, skills, language })),
    );
    const rows = works.map((work, i) => ({
      item_id: work.itemId,
      need_id: lines[i],
      subscriber_id: work.subscriberId,
      priority: rankOf(work.route.priority),
      rule_id: work.route.ruleId,
      title: work.title,
      channel: work.channel,
      state: work.doneAt ? 'done' : work.agentId === undefined ? 'waiting' : 'assigned',
      waiting_since: work.waitingSince,
      agent_id: work.agentId,
      assigned_at: work.assignedAt,
      done_at: work.doneAt,
    }));
    await tx.query(
      `INSERT INTO work_item (item_id, need_id, subscriber_id, priority, rule_id, title, channel, state, waiting_since,
                              agent_id, assigned_at, done_at, sequence)
       SELECT r.*, 0 FROM jsonb_to_recordset($1::jsonb) AS r(item_id uuid, need_id int, subscriber_id uuid,
              priority smallint, rule_id uuid, title text, channel text, state text, waiting_since timestamptz,
              agent_id text, assigned_at timestamptz, done_at timestamptz) ORDER BY r.item_id
       ON CONFLICT (item_id) DO UPDATE
       SET need_id = excluded.need_id, priority = excluded.priority, title = excluded.title, state = excluded.state,
           agent_id = excluded.agent_id, assigned_at = excluded.assigned_at, done_at = excluded.done_at`,
      [JSON.stringify(rows)],
    );
  }
}

function toTicketWork(row: Row): TicketWork {
  return {
    itemId: row.item_id,
    ...(row.subscriber_id && { subscriberId: row.subscriber_id }),
    title: row.title,
    ...(row.channel && { channel: row.channel }),
    route: {
      queue: row.queue_id,
      skills: row.skills,
      ...(row.language !== '' && { language: row.language }),
      priority: priorityAt(row.priority),
      ...(row.rule_id && { ruleId: row.rule_id }),
    },
    waitingSince: row.waiting_since,
    ...(row.agent_id && { agentId: row.agent_id }),
    ...(row.assigned_at && { assignedAt: row.assigned_at }),
    ...(row.done_at && { doneAt: row.done_at }),
  };
}
