import { Injectable } from '@nestjs/common';
import type { ProductFacts } from '@viewline/events';
import type { Transaction } from '@viewline/messaging';

/** What one event says of a product; what it does not speak of is absent. */
export interface ProductWord {
  productId: string;
  subscriberId: string;
  name: string;
  sequence: number;
  facts?: ProductFacts;
  status?: string;
  /** Null: it never expires. */
  expiresAt?: string | null;
}

@Injectable()
export class ProductCopyRepository {
  /** In any order and however often: each column holds the latest word on it. */
  async save(tx: Transaction, words: readonly ProductWord[]): Promise<void> {
    const rows = merged(words);
    if (rows.length === 0) return;
    await tx.query(
      `INSERT INTO product_copy AS p (product_id, subscriber_id, name, facts, facts_sequence, status, status_sequence,
                                      expires_at, expiry_sequence)
       SELECT r.* FROM jsonb_to_recordset($1::jsonb) AS r(product_id uuid, subscriber_id uuid, name text, facts jsonb,
         facts_sequence int, status text, status_sequence int, expires_at timestamptz, expiry_sequence int)
       ORDER BY product_id
       ON CONFLICT (product_id) DO UPDATE SET
         facts = CASE WHEN p.facts_sequence < excluded.facts_sequence THEN excluded.facts ELSE p.facts END,
         name = CASE WHEN p.facts_sequence < excluded.facts_sequence THEN excluded.name ELSE p.name END,
         facts_sequence = greatest(p.facts_sequence, excluded.facts_sequence),
         status = CASE WHEN p.status_sequence < excluded.status_sequence THEN excluded.status ELSE p.status END,
         status_sequence = greatest(p.status_sequence, excluded.status_sequence),
         expires_at = CASE WHEN p.expiry_sequence < excluded.expiry_sequence THEN excluded.expires_at ELSE p.expires_at END,
         expiry_sequence = greatest(p.expiry_sequence, excluded.expiry_sequence)`,
      [JSON.stringify(rows)],
    );
  }
}

function merged(words: readonly ProductWord[]) {
  const ordered = words.toSorted((a, b) => a.sequence - b.sequence);
  const rows = new Map<string, Record<string, unknown>>();
  for (const word of ordered) {
    const { sequence } = word;
    rows.set(word.productId, {
      facts: {},
      facts_sequence: 0,
      status: null,
      status_sequence: 0,
      expires_at: null,
      expiry_sequence: 0,
      ...rows.get(word.productId),
      product_id: word.productId,
      subscriber_id: word.subscriberId,
      name: word.name,
      ...(word.facts && { facts: word.facts, facts_sequence: sequence }),
      ...(word.status !== undefined && { status: word.status, status_sequence: sequence }),
      ...(word.expiresAt !== undefined && { expires_at: word.expiresAt, expiry_sequence: sequence }),
    });
  }
  return [...rows.values()];
}
