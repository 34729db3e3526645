import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';
import { MessageRepository } from './message.repository.js';

/** Messages that are over, with all that hangs on them. The key that one was asked for with is never forgotten. */
@Injectable()
export class OldMessageRepository {
  constructor(private readonly messages: MessageRepository) {}

  /**
   * One that waits, is queued or uncertain is never old; the others are since the last thing that happened to them.
   * @returns how many were forgotten
   */
  async forget(tx: Transaction, before: Date, most: number): Promise<number> {
    const [gone] = await tx.query<[{ id: string; message_id: string }[], number]>(
      `DELETE FROM notification WHERE id IN (
         SELECT id FROM notification
         WHERE status IN ('sent', 'failed', 'delivered', 'read', 'suppressed', 'cancelled') AND created_at < $1
           AND greatest((facts ->> 'sentAt')::timestamptz, (facts ->> 'deliveredAt')::timestamptz,
                        (facts ->> 'readAt')::timestamptz, (facts ->> 'endedAt')::timestamptz, created_at) < $1
         ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED
       ) RETURNING id, message_id`,
      [before, most],
    );
    if (gone.length === 0) return 0;
    const ids = gone.map(({ id }) => id);
    await tx.query('DELETE FROM notification_attempt WHERE notification_id = ANY($1::uuid[])', [ids]);
    await tx.query('DELETE FROM policy_decision WHERE notification_id = ANY($1::uuid[])', [ids]);
    await tx.query('DELETE FROM attention_booking WHERE notification_id = ANY($1::uuid[])', [ids]);
    await this.forgetEmpty(tx, [...new Set(gone.map((row) => row.message_id))]);
    return gone.length;
  }

  /** Of a message with several receivers the last one takes it along. */
  private async forgetEmpty(tx: Transaction, messageIds: readonly string[]): Promise<void> {
    // The lock comes first, in a statement of its own: the next one then sees what another replica has just forgotten.
    await this.messages.lock(tx, messageIds);
    await tx.query(
      `DELETE FROM communication_message m WHERE id = ANY($1::uuid[])
       AND NOT EXISTS (SELECT FROM notification n WHERE n.message_id = m.id)`,
      [messageIds],
    );
  }
}
