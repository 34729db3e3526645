import { Injectable } from '@nestjs/common';
import { Outbox, type Transaction } from '@viewline/messaging';
import { billNotFound, itemTaken } from '../domain/bill/bill.errors.js';
import type { Bill, BillChange, IssuedBill } from '../domain/bill/bill.js';
import { customerBillDocument } from '../resources/customer-bill-document.js';
import { AppliedRateRepository } from './applied-rate.repository.js';
import { BILL_COLUMNS, type BillRow, toBill } from './bill.row.js';

export interface NewBill extends IssuedBill {
  fingerprint: string;
}

@Injectable()
export class BillRepository {
  constructor(
    private readonly outbox: Outbox,
    private readonly rates: AppliedRateRepository,
  ) {}

  /** Inserts those bills whose number nobody used yet, with their charges and events, and returns them. @throws DomainError `bill.item-taken` */
  async insertWithEvents(tx: Transaction, issued: readonly NewBill[]): Promise<NewBill[]> {
    if (issued.length === 0) return [];
    const inserted = await tx.query<{ id: string }[]>(
      `INSERT INTO bill (id, bill_no, subscriber_id, account_id, version, sequence, state, resume_state, holds, currency,
         net, total, remaining, payments, taxes, facts, fingerprint, bill_date, updated_at, document)
       SELECT b.id, b.bill_no, b.subscriber_id, b.account_id, b.version, b.sequence, b.state, b.resume_state, b.holds,
              b.currency, b.net, b.total, b.remaining, b.payments, b.taxes, b.facts, b.fingerprint, b.bill_date,
              b.updated_at, b.document
       FROM jsonb_to_recordset($1::jsonb) AS b(id uuid, bill_no text, subscriber_id uuid, account_id text, version int,
         sequence int, state text, resume_state text, holds jsonb, currency text, net bigint, total bigint,
         remaining bigint, payments jsonb, taxes jsonb, facts jsonb, fingerprint text, bill_date timestamptz,
         updated_at timestamptz, document jsonb)
       ORDER BY b.id
       ON CONFLICT DO NOTHING RETURNING id`,
      [JSON.stringify(issued.map(({ bill, fingerprint }) => ({ ...columnsOf(bill), fingerprint })))],
    );
    const ids = new Set(inserted.map(({ id }) => id));
    const news = issued.filter(({ bill }) => ids.has(bill.id));
    const rates = news.flatMap((one) => one.rates);
    if ((await this.rates.insert(tx, rates)) < rates.length) throw itemTaken();
    await this.outbox.append(
      tx,
      news.flatMap(({ events }) => events),
    );
    return news;
  }

  /** Nobody else changes the bill until the transaction ends. @throws DomainError `customerBill.not-found` */
  async lock(tx: Transaction, id: string): Promise<Bill> {
    const [row] = await tx.query<BillRow[]>(`SELECT ${BILL_COLUMNS} FROM bill WHERE id = $1 FOR UPDATE`, [
      id,
    ]);
    if (!row) throw billNotFound();
    return toBill(row);
  }

  async saveWithEvents(tx: Transaction, { bill, events }: BillChange): Promise<void> {
    const columns = columnsOf(bill);
    await tx.query(
      `UPDATE bill SET version = $2, sequence = $3, state = $4, resume_state = $5, holds = $6::jsonb, remaining = $7,
         payments = $8::jsonb, updated_at = $9, document = $10::jsonb WHERE id = $1`,
      [
        bill.id,
        bill.version,
        bill.sequence,
        bill.state,
        bill.resumeState,
        JSON.stringify(columns.holds),
        bill.remaining.minor,
        JSON.stringify(columns.payments),
        bill.updatedAt,
        JSON.stringify(columns.document),
      ],
    );
    await this.outbox.append(tx, events);
  }

  /** What the bills were issued with, by number. */
  async fingerprints(tx: Transaction, billNos: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.query<{ bill_no: string; fingerprint: string }[]>(
      'SELECT bill_no, fingerprint FROM bill WHERE bill_no = ANY($1::text[])',
      [billNos],
    );
    return new Map(rows.map(({ bill_no: billNo, fingerprint }) => [billNo, fingerprint]));
  }
}

function columnsOf(bill: Bill) {
  return {
    id: bill.id,
    bill_no: bill.billNo,
    subscriber_id: bill.subscriberId,
    account_id: bill.accountId,
    version: bill.version,
    sequence: bill.sequence,
    state: bill.state,
    resume_state: bill.resumeState,
    holds: bill.holds,
    currency: bill.total.currency,
    net: bill.net.minor,
    total: bill.total.minor,
    remaining: bill.remaining.minor,
    payments: bill.payments,
    taxes: bill.taxes,
    facts: bill.facts,
    bill_date: bill.facts.billDate,
    updated_at: bill.updatedAt,
    document: customerBillDocument(bill),
  };
}
