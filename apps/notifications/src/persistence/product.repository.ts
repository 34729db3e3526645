import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';
import type { ProductWord } from '../domain/reminder/product.js';

export interface ProductState {
  productId: string;
  subscriberId: string;
  name: string;
  status: string | null;
  expiresAt: Date | null;
  expirySince: Date | null;
  renewalUrl: string | null;
  plannedFor: string | null;
  reminderAt: Date | null;
}

/** When a product's next reminder is, and for which expiry that was reckoned. */
export interface PlannedReminder {
  productId: string;
  plannedFor: string;
  reminderAt: Date | null;
}

const COLUMNS = `product_id AS "productId", subscriber_id AS "subscriberId", name, status, expires_at AS "expiresAt",
  expiry_since AS "expirySince", renewal_url AS "renewalUrl", planned_for AS "plannedFor", reminder_at AS "reminderAt"`;

@Injectable()
export class ProductRepository {
  /** Brings the copy up to date; older words than the known ones change nothing. Rows are locked in one order. */
  async keep(tx: Transaction, words: readonly ProductWord[]): Promise<void> {
    const sorted = words.toSorted((a, b) => (a.productId < b.productId ? -1 : 1) || a.sequence - b.sequence);
    const whole = latest(sorted, (word) => word.facts !== undefined);
    const known = new Set(whole.map(({ productId }) => productId));
    await this.keepFacts(tx, [...whole, ...latest(sorted, ({ productId }) => !known.has(productId))]);
    await this.keepStatuses(
      tx,
      latest(sorted, (word) => word.status !== undefined),
    );
    await this.keepExpiries(
      tx,
      latest(sorted, (word) => word.expiresAt !== undefined),
    );
  }

  /** @returns the products, locked until the end of the transaction */
  async lock(tx: Transaction, productIds: readonly string[]): Promise<ProductState[]> {
    return await tx.query<ProductState[]>(
      `SELECT ${COLUMNS} FROM product WHERE product_id = ANY($1::uuid[]) ORDER BY product_id FOR UPDATE`,
      [productIds],
    );
  }

  /** Those whose reminder's time has come, passing over those that another replica is at. */
  async lockDue(tx: Transaction, now: Date, limit: number): Promise<ProductState[]> {
    return await tx.query<ProductState[]>(
      `SELECT ${COLUMNS} FROM product WHERE reminder_at <= $1 ORDER BY reminder_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [now, limit],
    );
  }

  async plan(tx: Transaction, planned: readonly PlannedReminder[]): Promise<void> {
    if (planned.length === 0) return;
    await tx.query(
      `UPDATE product p SET planned_for = r.planned_for, reminder_at = r.reminder_at
       FROM unnest($1::uuid[], $2::text[], $3::timestamptz[]) AS r(product_id, planned_for, reminder_at)
       WHERE p.product_id = r.product_id`,
      [planned.map((p) => p.productId), planned.map((p) => p.plannedFor), planned.map((p) => p.reminderAt)],
    );
  }

  private async keepFacts(tx: Transaction, words: readonly ProductWord[]): Promise<void> {
    await tx.query(
      `INSERT INTO product AS p (product_id, subscriber_id, name, kind, tier, bouquets, renewal_url, facts_sequence)
       SELECT product_id, subscriber_id, name, kind, tier,
              coalesce(array(SELECT jsonb_array_elements_text(bouquets)), '{}'), renewal_url, sequence
       FROM jsonb_to_recordset($1::jsonb) AS r(product_id uuid, subscriber_id uuid, name text, kind text, tier text,
                                               bouquets jsonb, renewal_url text, sequence int)
       ON CONFLICT (product_id) DO UPDATE
       SET name = excluded.name, kind = excluded.kind, tier = excluded.tier, bouquets = excluded.bouquets,
           renewal_url = excluded.renewal_url, facts_sequence = excluded.facts_sequence,
           subscriber_id = excluded.subscriber_id
       WHERE p.facts_sequence < excluded.facts_sequence`,
      [
        JSON.stringify(
          words.map(({ productId, subscriberId, name, sequence, facts }) => ({
            product_id: productId,
            subscriber_id: subscriberId,
            name,
            kind: facts?.kind,
            tier: facts?.tier,
            bouquets: facts?.bouquets ?? [],
            renewal_url: facts?.renewalUrl,
            // A word without facts makes the row where there is none, and never overrides one that has them.
            sequence: facts ? sequence : 0,
          })),
        ),
      ],
    );
  }

  private async keepStatuses(tx: Transaction, words: readonly ProductWord[]): Promise<void> {
    await tx.query(
      `UPDATE product p SET status = r.status, status_sequence = r.sequence
       FROM unnest($1::uuid[], $2::text[], $3::int[]) AS r(product_id, status, sequence)
       WHERE p.product_id = r.product_id AND p.status_sequence < r.sequence`,
      [words.map((w) => w.productId), words.map((w) => w.status), words.map((w) => w.sequence)],
    );
  }

  private async keepExpiries(tx: Transaction, words: readonly ProductWord[]): Promise<void> {
    await tx.query(
      `UPDATE product p SET expires_at = r.expires_at, expiry_sequence = r.sequence,
              expiry_since = CASE WHEN p.expires_at IS NOT DISTINCT FROM r.expires_at THEN p.expiry_since ELSE r.at END
       FROM unnest($1::uuid[], $2::timestamptz[], $3::int[], $4::timestamptz[]) AS r(product_id, expires_at, sequence, at)
       WHERE p.product_id = r.product_id AND p.expiry_sequence < r.sequence`,
      [
        words.map((w) => w.productId),
        words.map((w) => w.expiresAt),
        words.map((w) => w.sequence),
        words.map((w) => w.at),
      ],
    );
  }
}

/** Of several words on one product the last that speaks of it. */
function latest(words: readonly ProductWord[], speaks: (word: ProductWord) => boolean): ProductWord[] {
  const byId = new Map<string, ProductWord>();
  for (const word of words) {
    const known = byId.get(word.productId);
    if (speaks(word) && (!known || known.sequence < word.sequence)) byId.set(word.productId, word);
  }
  return [...byId.values()];
}
