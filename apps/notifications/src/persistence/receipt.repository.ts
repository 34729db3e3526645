import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';
import { cut } from '../domain/cut.js';
import type { Receipt } from '../domain/delivery/receipt.js';

@Injectable()
export class ReceiptRepository {
  /**
   * Which notification each receipt is about: by our own id where the provider gives it back, otherwise by its own.
   * Only of messages that this very provider was asked to take.
   */
  async notificationsOf(
    tx: Transaction,
    provider: string,
    receipts: readonly Receipt[],
  ): Promise<(string | undefined)[]> {
    const rows = await tx.query<{ notification_id: string | null }[]>(
      `SELECT coalesce(
         (SELECT a.notification_id FROM notification_attempt a
          WHERE a.notification_id = r.notification_id AND a.provider = $1 LIMIT 1),
         (SELECT a.notification_id FROM notification_attempt a
          WHERE a.provider = $1 AND a.provider_message_id = r.provider_message_id LIMIT 1)
       ) AS notification_id
       FROM unnest($2::uuid[], $3::text[]) WITH ORDINALITY AS r(notification_id, provider_message_id, ordinal)
       ORDER BY r.ordinal`,
      [
        provider,
        receipts.map(({ notificationId }) => notificationId ?? null),
        receipts.map(({ providerMessageId }) => cut(providerMessageId ?? '', 500) || null),
      ],
    );
    return rows.map(({ notification_id: id }) => id ?? undefined);
  }
}
