import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';

export interface ReminderRecord {
  productId: string;
  subscriberId: string;
  /** `YYYY-MM-DD` on the person's calendar. */
  lastDay: string;
  days: number;
  dueAt: Date;
  until: Date;
  outcome: 'asked' | 'missed';
  /** Idempotency key of the message. */
  key: string;
}

/** What became of each reminder: asked for as a message, or missed. */
@Injectable()
export class ReminderRepository {
  async record(tx: Transaction, records: readonly ReminderRecord[]): Promise<void> {
    if (records.length === 0) return;
    await tx.query(
      `INSERT INTO reminder (product_id, subscriber_id, last_day, days, due_at, until, outcome, key)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::date[], $4::int[], $5::timestamptz[], $6::timestamptz[],
                            $7::text[], $8::text[])
       ON CONFLICT (product_id, last_day, days) DO NOTHING`,
      [
        records.map((r) => r.productId),
        records.map((r) => r.subscriberId),
        records.map((r) => r.lastDay),
        records.map((r) => r.days),
        records.map((r) => r.dueAt),
        records.map((r) => r.until),
        records.map((r) => r.outcome),
        records.map((r) => r.key),
      ],
    );
  }

  /**
   * Keys of messages that may still be on their way, for another last day than the one that holds now.
   * @param products with their last day; absent where there is none
   */
  async keysOpen(
    tx: Transaction,
    products: readonly { productId: string; lastDay: string | undefined }[],
    now: Date,
  ): Promise<string[]> {
    if (products.length === 0) return [];
    const rows = await tx.query<{ key: string }[]>(
      `SELECT r.key FROM unnest($1::uuid[], $2::date[]) AS p(product_id, last_day)
       JOIN reminder r ON r.product_id = p.product_id AND r.last_day IS DISTINCT FROM p.last_day
       WHERE r.outcome = 'asked' AND r.until > $3`,
      [products.map((p) => p.productId), products.map((p) => p.lastDay ?? null), now],
    );
    return rows.map(({ key }) => key);
  }

  /** Those of last days long past; the product's plan and the message's key keep them from coming again. */
  async forget(tx: Transaction, before: Date, most: number): Promise<number> {
    const [, forgotten] = await tx.query<[unknown[], number]>(
      `DELETE FROM reminder WHERE (product_id, last_day, days) IN (
         SELECT product_id, last_day, days FROM reminder WHERE until < $1
         ORDER BY until LIMIT $2 FOR UPDATE SKIP LOCKED)`,
      [before, most],
    );
    return forgotten;
  }
}
