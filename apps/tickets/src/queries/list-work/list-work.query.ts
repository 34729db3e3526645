import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PriorityClass } from '../../domain/routing/priority-class.js';
import type { WorkKind } from '../../domain/routing/work.js';
import { priorityAt } from '../../persistence/work.row.js';
import { pageOf, readCursor, TIME, UUID, type Page } from '../page.js';

export interface WorkView {
  id: string;
  kind: WorkKind;
  state: string;
  queue: string;
  skills: string[];
  language: string | null;
  priority: PriorityClass;
  title: string;
  channel: string | null;
  subscriberId: string | null;
  waitingSince: string;
  agentId: string | null;
  assignedAt: string | null;
  doneAt: string | null;
  /** The rule that sent it there. */
  ruleId: string | null;
}

export interface WorkFilter {
  state?: string;
  kind?: string;
  queue?: string;
  agentId?: string;
}

interface Row {
  item_id: string;
  kind: WorkKind;
  state: string;
  queue_id: string;
  skills: string[];
  language: string;
  priority: number;
  title: string;
  channel: string | null;
  subscriber_id: string | null;
  waiting_since: Date;
  agent_id: string | null;
  assigned_at: Date | null;
  done_at: Date | null;
  rule_id: string | null;
}

@Injectable()
export class ListWork {
  constructor(private readonly dataSource: DataSource) {}

  /** Oldest first. */
  async execute(
    { state, kind, queue, agentId }: WorkFilter,
    limit: number,
    cursor?: string,
  ): Promise<Page<WorkView>> {
    const [since, id] = cursor === undefined ? [null, null] : readCursor(cursor, [TIME, UUID]);
    const rows = await this.dataSource.query<Row[]>(
      `SELECT w.*, n.kind, n.queue_id, n.skills, n.language FROM work_item w JOIN work_need n USING (need_id)
       WHERE ($1::text IS NULL OR w.state = $1) AND ($2::text IS NULL OR n.kind = $2)
         AND ($3::text IS NULL OR n.queue_id = $3) AND ($4::text IS NULL OR w.agent_id = $4)
         AND ($5::timestamptz IS NULL OR (w.waiting_since, w.item_id) > ($5, $6::uuid))
       ORDER BY w.waiting_since, w.item_id LIMIT $7`,
      [state, kind, queue, agentId, since, id, limit + 1],
    );
    return pageOf(rows, limit, toView, (row) => [row.waiting_since.toISOString(), row.item_id]);
  }
}

const toView = (row: Row): WorkView => ({
  id: row.item_id,
  kind: row.kind,
  state: row.state,
  queue: row.queue_id,
  skills: row.skills,
  language: row.language || null,
  priority: priorityAt(row.priority),
  title: row.title,
  channel: row.channel,
  subscriberId: row.subscriber_id,
  waitingSince: row.waiting_since.toISOString(),
  agentId: row.agent_id,
  assignedAt: row.assigned_at?.toISOString() ?? null,
  doneAt: row.done_at?.toISOString() ?? null,
  ruleId: row.rule_id,
});
