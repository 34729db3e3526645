import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';
import { rankOf } from '../domain/routing/priority-class.js';
import type { Route } from '../domain/routing/routing-rule.js';
import type { Need, WaitingWork, WorkKind } from '../domain/routing/work.js';
import { toWaitingWork, type WaitingRow, type WorkRow } from './work.row.js';

export interface NewWork {
  itemId: string;
  kind: WorkKind;
  subscriberId?: string;
  title: string;
  channel?: string;
  route: Route;
  waitingSince: Date;
}

const LONGEST_TITLE = 300;
const WORK = `SELECT w.*, n.kind, n.queue_id, n.skills, n.language FROM work_item w JOIN work_need n USING (need_id)`;

@Injectable()
export class WorkRepository {
  /** @returns the line of each need, in their order */
  async lines(tx: Transaction, needs: readonly Need[]): Promise<number[]> {
    const wanted = JSON.stringify(needs.map(({ language = '', ...need }) => ({ ...need, language })));
    const asked = `jsonb_to_recordset($1::jsonb) AS r(kind text, queue text, skills text[], language text)`;
    await tx.query(
      `INSERT INTO work_need (kind, queue_id, skills, language)
       SELECT DISTINCT kind, queue, skills, language FROM ${asked} ORDER BY 1, 2, 3, 4 ON CONFLICT DO NOTHING`,
      [wanted],
    );
    const rows = await tx.query<{ need_id: number }[]>(
      `SELECT n.need_id FROM rows from (jsonb_to_recordset($1::jsonb) AS (kind text, queue text, skills text[], language text))
         WITH ORDINALITY AS r(kind, queue, skills, language, place)
       JOIN work_need n ON n.kind = r.kind AND n.queue_id = r.queue AND n.skills = r.skills AND n.language = r.language
       ORDER BY r.place`,
      [wanted],
    );
    return rows.map((row) => row.need_id);
  }

  /** Work that is there already stays as it is; done work waits again if it is wanted later than it was done. */
  async queue(tx: Transaction, work: readonly NewWork[]): Promise<void> {
    if (work.length === 0) return;
    const lines = await this.lines(
      tx,
      work.map(({ kind, route: { queue, skills, language } }) => ({ kind, queue, skills, language })),
    );
    const rows = work.map((one, i) => ({
      item_id: one.itemId,
      need_id: lines[i],
      subscriber_id: one.subscriberId,
      priority: rankOf(one.route.priority),
      rule_id: one.route.ruleId,
      title: one.title.slice(0, LONGEST_TITLE),
      channel: one.channel,
      waiting_since: one.waitingSince,
      last_word_at: one.kind === 'chat' ? one.waitingSince : null,
    }));
    await tx.query(
      `INSERT INTO work_item AS w (item_id, need_id, subscriber_id, priority, rule_id, title, channel, waiting_since,
                                   last_word_at, state, sequence)
       SELECT r.*, 'waiting', 0
       FROM jsonb_to_recordset($1::jsonb) AS r(item_id uuid, need_id int, subscriber_id uuid, priority smallint,
            rule_id uuid, title text, channel text, waiting_since timestamptz, last_word_at timestamptz)
       ORDER BY r.item_id
       ON CONFLICT (item_id) DO UPDATE
       SET state = 'waiting', waiting_since = excluded.waiting_since, need_id = excluded.need_id, agent_id = NULL,
           priority = excluded.priority, rule_id = excluded.rule_id, title = excluded.title, done_at = NULL,
           last_word_at = excluded.last_word_at
       WHERE w.state = 'done' AND w.done_at < excluded.waiting_since`,
      [JSON.stringify(rows)],
    );
  }

  /** Lines in which anything waits. */
  async waitingLines(tx: Transaction): Promise<({ needId: number } & Need)[]> {
    return await tx.query(
      `SELECT need_id AS "needId", kind, queue_id AS queue, skills, nullif(language, '') AS language FROM work_need n
       WHERE EXISTS (SELECT 1 FROM work_item w WHERE w.need_id = n.need_id AND w.state = 'waiting')`,
    );
  }

  /** The heads of those lines: of each priority the ones that wait longest, up to as many as could be taken. */
  async heads(tx: Transaction, lines: readonly { needId: number; most: number }[]): Promise<WaitingWork[]> {
    const rows = await tx.query<WaitingRow[]>(
      `SELECT h.*, n.kind, n.queue_id, n.skills, n.language
       FROM unnest($1::int[], $2::int[]) AS line(need_id, most)
       JOIN work_need n USING (need_id)
       CROSS JOIN generate_series(0, 3) AS class(priority)
       CROSS JOIN LATERAL (
         SELECT item_id, priority, waiting_since FROM work_item w
         WHERE w.need_id = line.need_id AND w.priority = class.priority AND w.state = 'waiting'
         ORDER BY waiting_since, item_id LIMIT line.most
       ) h`,
      [lines.map(({ needId }) => needId), lines.map(({ most }) => most)],
    );
    return rows.map(toWaitingWork);
  }

  /** @returns those that still waited, as they are now */
  async take(
    tx: Transaction,
    taken: readonly { itemId: string; agentId: string }[],
    now: Date,
  ): Promise<WorkRow[]> {
    const [rows] = await tx.query<[WorkRow[], number]>(
      `UPDATE work_item w SET state = 'assigned', agent_id = t.agent_id, assigned_at = $3, sequence = w.sequence + 1
       FROM unnest($1::uuid[], $2::text[]) AS t(item_id, agent_id), work_need n
       WHERE w.item_id = t.item_id AND w.state = 'waiting' AND n.need_id = w.need_id
       RETURNING w.*, n.kind, n.queue_id, n.skills, n.language`,
      [taken.map(({ itemId }) => itemId), taken.map(({ agentId }) => agentId), now],
    );
    return rows;
  }

  async lock(tx: Transaction, itemIds: readonly string[]): Promise<WorkRow[]> {
    return await tx.query<WorkRow[]>(
      `${WORK} WHERE item_id = ANY($1::uuid[]) ORDER BY item_id FOR UPDATE OF w`,
      [itemIds],
    );
  }

  /** The chats of somebody who is not there any more. */
  async lockChatsOf(tx: Transaction, agentId: string): Promise<WorkRow[]> {
    return await tx.query<WorkRow[]>(
      `${WORK} WHERE agent_id = $1 AND state = 'assigned' AND kind = 'chat' ORDER BY item_id FOR UPDATE OF w`,
      [agentId],
    );
  }

  /** Back to the line, or to another one, waiting since they did. */
  async putBack(tx: Transaction, itemIds: readonly string[], needId?: number): Promise<void> {
    await tx.query(
      `UPDATE work_item SET state = 'waiting', agent_id = NULL, assigned_at = NULL, done_at = NULL,
              sequence = sequence + 1, need_id = coalesce($2, need_id)
       WHERE item_id = ANY($1::uuid[])`,
      [itemIds, needId],
    );
  }

  async finish(tx: Transaction, itemIds: readonly string[], at: Date): Promise<void> {
    await tx.query(`UPDATE work_item SET state = 'done', done_at = $2 WHERE item_id = ANY($1::uuid[])`, [
      itemIds,
      at,
    ]);
  }

  /** The last word in each of these chats, in epoch milliseconds; an earlier one than is known changes nothing. */
  async noteWords(tx: Transaction, words: ReadonlyMap<string, number>): Promise<void> {
    const ordered = [...words].toSorted(([a], [b]) => (a < b ? -1 : 1));
    await tx.query(
      `UPDATE work_item w SET last_word_at = said.at
       FROM unnest($1::uuid[], $2::timestamptz[]) AS said(item_id, at)
       WHERE w.item_id = said.item_id AND w.last_word_at < said.at`,
      [ordered.map(([itemId]) => itemId), ordered.map(([, at]) => new Date(at))],
    );
  }

  /** Ends up to `most` chats in which nobody has written since `before`, nor got them. They are over since the last word. */
  async finishSilent(tx: Transaction, before: Date, most: number): Promise<number> {
    const [, count] = await tx.query<[unknown[], number]>(
      `UPDATE work_item SET state = 'done', done_at = last_word_at WHERE item_id IN
         (SELECT item_id FROM work_item WHERE state = 'assigned' AND last_word_at < $1 AND assigned_at < $1
          ORDER BY last_word_at LIMIT $2 FOR UPDATE SKIP LOCKED)`,
      [before, most],
    );
    return count;
  }

  /** Forgets up to `most` pieces of work that were done before. */
  async forget(tx: Transaction, before: Date, most: number): Promise<number> {
    const [, count] = await tx.query<[unknown[], number]>(
      `DELETE FROM work_item WHERE item_id IN
         (SELECT item_id FROM work_item WHERE state = 'done' AND done_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)`,
      [before, most],
    );
    return count;
  }
}
