import type { BillState } from '@viewline/events';
import { Money } from '@viewline/kernel';
import type { Bill, BillFacts, BillHold } from '../domain/bill/bill.js';

interface StoredMoney {
  minor: number;
  currency: string;
}

/** PostgreSQL gives bigint as text. */
export interface BillRow {
  id: string;
  bill_no: string;
  subscriber_id: string;
  account_id: string | null;
  version: number;
  sequence: number;
  state: BillState;
  resume_state: BillState | null;
  holds: BillHold[];
  currency: string;
  net: string;
  total: string;
  remaining: string;
  payments: { id: string; amount: StoredMoney }[];
  taxes: { category?: string; rate?: number; amount: StoredMoney }[];
  facts: BillFacts;
  updated_at: Date;
}

export const BILL_COLUMNS = `id, bill_no, subscriber_id, account_id, version, sequence, state, resume_state, holds,
  currency, net, total, remaining, payments, taxes, facts, updated_at`;

export function toBill(row: BillRow): Bill {
  const money = (minor: string): Money => Money.of(Number(minor), row.currency);
  const stored = ({ minor, currency }: StoredMoney): Money => Money.of(minor, currency);
  return {
    id: row.id,
    billNo: row.bill_no,
    subscriberId: row.subscriber_id,
    accountId: row.account_id,
    version: row.version,
    sequence: row.sequence,
    state: row.state,
    resumeState: row.resume_state,
    holds: row.holds,
    net: money(row.net),
    total: money(row.total),
    remaining: money(row.remaining),
    payments: row.payments.map(({ id, amount }) => ({ id, amount: stored(amount) })),
    taxes: row.taxes.map(({ amount, ...tax }) => ({ ...tax, amount: stored(amount) })),
    facts: row.facts,
    updatedAt: row.updated_at,
  };
}
