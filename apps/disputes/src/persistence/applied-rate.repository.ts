import { Injectable } from '@nestjs/common';
import { Money } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import type { AppliedRate } from '../domain/bill/applied-rate.js';
import { appliedRateDocument } from '../resources/applied-rate-document.js';

interface RateRow {
  id: string;
  bill_id: string | null;
  subscriber_id: string;
  account_id: string | null;
  currency: string;
  net: string;
  gross: string;
  facts: Pick<
    AppliedRate,
    'date' | 'name' | 'description' | 'type' | 'periodStart' | 'periodEnd' | 'productId'
  > & {
    tax?: { category?: string; rate?: number; amount: { minor: number; currency: string } };
  };
}

const COLUMNS = 'id, bill_id, subscriber_id, account_id, currency, net, gross, facts';

@Injectable()
export class AppliedRateRepository {
  /**
   * Inserts those that are not there yet; one that waits for a bill is put on the bill that has it.
   * @returns how many that were
   */
  async insert(tx: Transaction, rates: readonly AppliedRate[]): Promise<number> {
    if (rates.length === 0) return 0;
    const inserted = await tx.query<unknown[]>(
      `INSERT INTO applied_rate AS a (id, bill_id, position, subscriber_id, account_id, currency, net, gross, facts,
         applied_at, document)
       SELECT r.id, r.bill_id, r.position, r.subscriber_id, r.account_id, r.currency, r.net, r.gross, r.facts,
              r.applied_at, r.document
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, bill_id uuid, position int, subscriber_id uuid,
         account_id text, currency text, net bigint, gross bigint, facts jsonb, applied_at timestamptz, document jsonb)
       ORDER BY r.id
       ON CONFLICT (id) DO UPDATE SET bill_id = excluded.bill_id, position = excluded.position,
         facts = excluded.facts, document = excluded.document
       WHERE a.bill_id IS NULL AND excluded.bill_id IS NOT NULL AND a.subscriber_id = excluded.subscriber_id
         AND (a.currency, a.gross, a.net) = (excluded.currency, excluded.gross, excluded.net)
       RETURNING id`,
      [JSON.stringify(rates.map(columnsOf))],
    );
    return inserted.length;
  }

  /** Those of these that are known. */
  async known(tx: Transaction, ids: readonly string[]): Promise<AppliedRate[]> {
    const sql = `SELECT ${COLUMNS} FROM applied_rate WHERE id = ANY($1::uuid[])`;
    return (await tx.query<RateRow[]>(sql, [ids])).map(toRate);
  }

  async ofBill(tx: Transaction, billId: string): Promise<AppliedRate[]> {
    const sql = `SELECT ${COLUMNS} FROM applied_rate WHERE bill_id = $1 ORDER BY position`;
    return (await tx.query<RateRow[]>(sql, [billId])).map(toRate);
  }

  /** The account's charges that no bill has, oldest first; nobody else bills them meanwhile. */
  async lockUnbilled(tx: Transaction, accountId: string, limit: number): Promise<AppliedRate[]> {
    const rows = await tx.query<RateRow[]>(
      `SELECT ${COLUMNS} FROM applied_rate WHERE account_id = $1 AND bill_id IS NULL
       ORDER BY applied_at, id LIMIT $2 FOR UPDATE`,
      [accountId, limit],
    );
    return rows.map(toRate);
  }

  async putOnBill(tx: Transaction, rates: readonly AppliedRate[]): Promise<void> {
    await tx.query(
      `UPDATE applied_rate a SET bill_id = r.bill_id, position = r.position, document = r.document
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, bill_id uuid, position int, document jsonb) WHERE a.id = r.id`,
      [JSON.stringify(rates.map(columnsOf))],
    );
  }
}

function columnsOf(rate: AppliedRate, position: number) {
  const { id, billId, subscriberId, accountId, net, gross, ...facts } = rate;
  return {
    id,
    bill_id: billId,
    position,
    subscriber_id: subscriberId,
    account_id: accountId,
    currency: gross.currency,
    net: net.minor,
    gross: gross.minor,
    facts,
    applied_at: rate.date,
    document: appliedRateDocument(rate),
  };
}

function toRate({ facts: { tax, ...facts }, ...row }: RateRow): AppliedRate {
  return {
    ...facts,
    id: row.id,
    billId: row.bill_id,
    subscriberId: row.subscriber_id,
    accountId: row.account_id,
    net: Money.of(Number(row.net), row.currency),
    gross: Money.of(Number(row.gross), row.currency),
    ...(tax && { tax: { ...tax, amount: Money.of(tax.amount.minor, tax.amount.currency) } }),
  };
}
