import { PRIORITY_CLASSES, type PriorityClass } from '../domain/routing/priority-class.js';
import type { WaitingWork, WorkKind } from '../domain/routing/work.js';

export interface WaitingRow {
  item_id: string;
  kind: WorkKind;
  queue_id: string;
  skills: string[];
  language: string;
  priority: number;
  waiting_since: Date;
}

/** A piece of work with what its events say. */
export interface WorkRow extends WaitingRow {
  subscriber_id: string | null;
  state: 'waiting' | 'assigned' | 'done';
  agent_id: string | null;
  done_at: Date | null;
  sequence: number;
}

export const priorityAt = (rank: number): PriorityClass => PRIORITY_CLASSES[rank] ?? 'medium';

export const toWaitingWork = (row: WaitingRow): WaitingWork => ({
  itemId: row.item_id,
  kind: row.kind,
  queue: row.queue_id,
  skills: row.skills,
  ...(row.language !== '' && { language: row.language }),
  priority: priorityAt(row.priority),
  waitingSince: row.waiting_since,
});
