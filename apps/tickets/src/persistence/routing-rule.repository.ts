import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';
import { sqlState } from '@viewline/messaging';
import { queueInUse, unknownQueue } from '../domain/routing/routing.errors.js';
import type { RoutingRule } from '../domain/routing/routing-rule.js';
import type { PriorityClass } from '../domain/routing/priority-class.js';

export interface RoutingRuleRow {
  rule_id: string;
  name: string;
  position: number;
  keywords: string[];
  channels: string[];
  ticket_types: string[];
  languages: string[];
  queue_id: string;
  skills: string[];
  priority: PriorityClass | null;
  active: boolean;
}

export interface EditedRule extends RoutingRule {
  active: boolean;
  by: string;
}

const FOREIGN_KEY_VIOLATION = '23503';

@Injectable()
export class RoutingRuleRepository {
  /** Those switched on, as they are at this moment: a change holds for the next contact. */
  async active(tx: Transaction): Promise<RoutingRule[]> {
    const rows = await tx.query<RoutingRuleRow[]>(
      'SELECT * FROM routing_rule WHERE active ORDER BY position, rule_id',
    );
    return rows.map((row) => ({
      id: row.rule_id,
      name: row.name,
      position: row.position,
      keywords: row.keywords,
      channels: row.channels,
      ticketTypes: row.ticket_types,
      languages: row.languages,
      queue: row.queue_id,
      skills: row.skills,
      ...(row.priority && { priority: row.priority }),
    }));
  }

  /** @throws DomainError `queue.unknown` */
  async save(tx: Transaction, rule: EditedRule, now: Date): Promise<void> {
    const values = [
      rule.id,
      rule.name,
      rule.position,
      rule.keywords,
      rule.channels,
      rule.ticketTypes,
      rule.languages,
      rule.queue,
      rule.skills,
      rule.priority,
      rule.active,
      rule.by,
      now,
    ];
    await tx
      .query(
        `INSERT INTO routing_rule VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         ON CONFLICT (rule_id) DO UPDATE
         SET name = excluded.name, position = excluded.position, keywords = excluded.keywords,
             channels = excluded.channels, ticket_types = excluded.ticket_types, languages = excluded.languages,
             queue_id = excluded.queue_id, skills = excluded.skills, priority = excluded.priority,
             active = excluded.active, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
        values,
      )
      .catch((error: unknown) => {
        throw sqlState(error) === FOREIGN_KEY_VIOLATION ? unknownQueue(rule.queue) : error;
      });
  }

  async exists(tx: Transaction, id: string): Promise<boolean> {
    const rows = await tx.query<unknown[]>('SELECT FROM routing_rule WHERE rule_id = $1 FOR UPDATE', [id]);
    return rows.length > 0;
  }

  async delete(tx: Transaction, id: string): Promise<void> {
    await tx.query('DELETE FROM routing_rule WHERE rule_id = $1', [id]);
  }

  async saveQueue(tx: Transaction, id: string, title: string): Promise<void> {
    await tx.query(
      `INSERT INTO work_queue VALUES ($1, $2) ON CONFLICT (queue_id) DO UPDATE SET title = excluded.title`,
      [id, title],
    );
  }

  /** @returns false where there was none. @throws DomainError `queue.in-use` */
  async deleteQueue(tx: Transaction, id: string): Promise<boolean> {
    try {
      await tx.query(
        `DELETE FROM work_need n WHERE queue_id = $1 AND NOT EXISTS (SELECT 1 FROM work_item WHERE need_id = n.need_id)`,
        [id],
      );
      const [, count] = await tx.query<[unknown[], number]>('DELETE FROM work_queue WHERE queue_id = $1', [
        id,
      ]);
      return count > 0;
    } catch (error) {
      throw sqlState(error) === FOREIGN_KEY_VIOLATION ? queueInUse(id) : error;
    }
  }

  async hasQueue(tx: Transaction, id: string): Promise<boolean> {
    const rows = await tx.query<unknown[]>('SELECT FROM work_queue WHERE queue_id = $1 FOR KEY SHARE', [id]);
    return rows.length > 0;
  }
}
