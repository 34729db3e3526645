import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';
import { cut } from '../domain/cut.js';
import type { Receipt } from '../domain/delivery/receipt.js';

/** Which try a receipt is about. */
export interface Try {
  notificationId: string;
  attemptId: string;
}

@Injectable()
export class ReceiptRepository {
  /**
   * Which try each receipt is about: by our own id where the provider gives it back, otherwise by its own. Only of
   * messages that this very provider was asked to take; what it surely did not take cannot have come back.
   */
  async triesOf(
    tx: Transaction,
    provider: string,
    receipts: readonly Receipt[],
  ): Promise<(Try | undefined)[]> {
    const rows = await tx.query<{ id: string | null; notification_id: string | null }[]>(
      `SELECT a.id, a.notification_id FROM (
         SELECT ordinal, coalesce(
           (SELECT a.id FROM notification_attempt a WHERE a.id = r.attempt_id AND a.provider = $1
            AND (NOT r.returned OR a.outcome IS NULL OR a.outcome NOT IN ('unavailable', 'rejected'))),
           (SELECT a.id FROM notification_attempt a WHERE a.notification_id = r.notification_id AND a.provider = $1
            AND (NOT r.returned OR a.outcome IS NULL OR a.outcome NOT IN ('unavailable', 'rejected'))
            ORDER BY a.number DESC LIMIT 1),
           (SELECT a.id FROM notification_attempt a
            WHERE a.provider = $1 AND a.provider_message_id = r.provider_message_id LIMIT 1)
         ) AS attempt_id
         FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::bool[])
           WITH ORDINALITY AS r(attempt_id, notification_id, provider_message_id, returned, ordinal)
       ) r LEFT JOIN notification_attempt a ON a.id = r.attempt_id ORDER BY r.ordinal`,
      [
        provider,
        receipts.map(({ attemptId }) => attemptId ?? null),
        receipts.map(({ notificationId }) => notificationId ?? null),
        receipts.map(({ providerMessageId }) => cut(providerMessageId ?? '', 500) || null),
        receipts.map(({ returned }) => returned ?? false),
      ],
    );
    return rows.map(({ id, notification_id: notificationId }) =>
      id && notificationId ? { attemptId: id, notificationId } : undefined,
    );
  }

  /** What a provider had taken came back: the first word on a try counts. */
  async markReturned(
    tx: Transaction,
    returned: readonly { attemptId: string; code: string }[],
    at: Date,
  ): Promise<void> {
    if (returned.length === 0) return;
    await tx.query(
      `UPDATE notification_attempt a SET outcome = 'returned', code = r.code, returned_at = $3,
              ended_at = coalesce(a.ended_at, clock_timestamp())
       FROM unnest($1::uuid[], $2::text[]) AS r(id, code) WHERE a.id = r.id AND a.returned_at IS NULL`,
      [returned.map(({ attemptId }) => attemptId), returned.map(({ code }) => cut(code, 120)), at],
    );
  }
}
