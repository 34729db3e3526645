import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';
import type { StageKind } from '../domain/outage/stage.js';
import type { SlotValue } from '../domain/template/slot.js';

export interface OutageMessage {
  problemId: string;
  stage: string;
  subscriberId: string;
  kind: StageKind;
  slots: Record<string, SlotValue>;
  priority: number;
  statusUrl: string | null;
  alternatives: string[];
}

interface Told {
  problemId: string;
  stage: string;
  subscriberId: string;
}

@Injectable()
export class OutageMessageRepository {
  /** Earliest stages first, passing over those that another replica is at. */
  async lockToTell(tx: Transaction, limit: number): Promise<OutageMessage[]> {
    return await tx.query<OutageMessage[]>(
      `SELECT m.problem_id AS "problemId", m.stage, m.subscriber_id AS "subscriberId", m.kind,
              coalesce(m.slots, s.slots) AS slots, p.priority, p.status_url AS "statusUrl", p.alternatives
       FROM outage_message m JOIN problem p USING (problem_id)
       LEFT JOIN problem_stage s USING (problem_id, stage)
       WHERE NOT m.told ORDER BY m.at, m.problem_id, m.subscriber_id LIMIT $1 FOR UPDATE OF m SKIP LOCKED`,
      [limit],
    );
  }

  async markTold(tx: Transaction, told: readonly Told[]): Promise<void> {
    await tx.query(
      `UPDATE outage_message m SET told = true
       FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS r(problem_id, subscriber_id, stage)
       WHERE m.problem_id = r.problem_id AND m.subscriber_id = r.subscriber_id AND m.stage = r.stage`,
      [told.map((t) => t.problemId), told.map((t) => t.subscriberId), told.map((t) => t.stage)],
    );
  }

  /**
   * What these people were told before of the same outage and still waits for its time: its place is taken by the later
   * word.
   * @returns idempotency keys
   */
  async keysOvertaken(tx: Transaction, later: readonly Told[]): Promise<string[]> {
    const rows = await tx.query<{ key: string }[]>(
      `SELECT k.key FROM unnest($1::uuid[], $2::uuid[]) AS r(problem_id, subscriber_id)
       JOIN outage_message m ON m.problem_id = r.problem_id AND m.subscriber_id = r.subscriber_id AND m.told
        AND m.kind IN ('acknowledgement', 'update')
       JOIN notification_key k ON k.key = 'outage:' || m.problem_id || ':' || m.stage || ':' || m.subscriber_id
       JOIN notification n ON n.id = k.notification_id AND n.status = 'waiting'`,
      [later.map((t) => t.problemId), later.map((t) => t.subscriberId)],
    );
    return rows.map(({ key }) => key);
  }

  /** Who was told what long ago; the message's key keeps it from being told again. @returns how many were forgotten */
  async forget(tx: Transaction, before: Date, most: number): Promise<number> {
    const [, forgotten] = await tx.query<[unknown[], number]>(
      `DELETE FROM outage_message WHERE (problem_id, subscriber_id, stage) IN (
         SELECT problem_id, subscriber_id, stage FROM outage_message WHERE told AND at < $1
         ORDER BY at LIMIT $2 FOR UPDATE SKIP LOCKED)`,
      [before, most],
    );
    return forgotten;
  }
}
