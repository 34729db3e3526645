import { Injectable } from '@nestjs/common';
import {
  type EventEnvelope,
  ProductActivated,
  ProductChanged,
  type ProductFacts,
  ProductStatusChanged,
} from '@viewline/events';
import { Money } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import { latestOf, type Word } from './latest-word.js';

/** The events that the copy of products is made of. */
export const PRODUCT_COPY_EVENTS = [ProductActivated, ProductChanged, ProductStatusChanged] as const;

/** Our own copy of who has which product at which price, in any order of arrival and however often. */
@Injectable()
export class ProductCopyRepository {
  async save(tx: Transaction, events: readonly EventEnvelope[]): Promise<number> {
    await this.saveFacts(tx, latestOf(events.flatMap(factsIn)));
    await this.saveStatuses(tx, latestOf(events.flatMap(statusIn)));
    return events.length;
  }

  /** Of one period of the package that somebody has, the dearest first. */
  async priceOf(tx: Transaction, family: readonly string[]): Promise<Money | undefined> {
    const [row] = await tx.query<{ price: string; currency: string }[]>(
      `SELECT price, currency FROM product_copy
       WHERE subscriber_id = ANY($1::uuid[]) AND status = 'active' AND price IS NOT NULL
       ORDER BY kind = 'package' DESC, price DESC, product_id LIMIT 1`,
      [family],
    );
    return row && Money.of(Number(row.price), row.currency);
  }

  /** Whether any of them has a product that is no trial. */
  async isCustomer(tx: Transaction, family: readonly string[]): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      `SELECT 1 FROM product_copy WHERE subscriber_id = ANY($1::uuid[]) AND kind <> 'trial' LIMIT 1`,
      [family],
    );
    return rows.length > 0;
  }

  private async saveFacts(
    tx: Transaction,
    words: readonly (Word & { facts: ProductFacts })[],
  ): Promise<void> {
    await tx.query(
      `INSERT INTO product_copy AS p
         (product_id, subscriber_id, kind, tier, price, currency, period, facts_sequence)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::bigint[], $6::text[], $7::text[], $8::int[])
       ON CONFLICT (product_id) DO UPDATE SET subscriber_id = excluded.subscriber_id, kind = excluded.kind,
         tier = excluded.tier, price = excluded.price, currency = excluded.currency, period = excluded.period,
         facts_sequence = excluded.facts_sequence
       WHERE p.facts_sequence < excluded.facts_sequence`,
      [
        words.map(({ id }) => id),
        words.map(({ facts }) => facts.subscriberId),
        words.map(({ facts }) => facts.kind),
        words.map(({ facts }) => facts.tier),
        words.map(({ facts }) => facts.price?.minor),
        words.map(({ facts }) => facts.price?.currency),
        words.map(({ facts }) => facts.period),
        words.map(({ sequence }) => sequence),
      ],
    );
  }

  private async saveStatuses(tx: Transaction, words: readonly (Word & { status: string })[]): Promise<void> {
    await tx.query(
      `INSERT INTO product_copy AS p (product_id, status, status_sequence)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::int[])
       ON CONFLICT (product_id) DO UPDATE SET status = excluded.status, status_sequence = excluded.status_sequence
       WHERE p.status_sequence < excluded.status_sequence`,
      [words.map(({ id }) => id), words.map(({ status }) => status), words.map(({ sequence }) => sequence)],
    );
  }
}

const wordOf = ({ subject, sequence }: EventEnvelope): Word => ({ id: subject, sequence });

const factsIn = (event: EventEnvelope) =>
  ProductActivated.is(event) || ProductChanged.is(event) ? [{ ...wordOf(event), facts: event.data }] : [];

function statusIn(event: EventEnvelope) {
  if (ProductStatusChanged.is(event)) return [{ ...wordOf(event), status: event.data.toStatus }];
  return factsIn(event).map(({ facts, ...word }) => ({ ...word, status: facts.status }));
}
