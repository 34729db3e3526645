import { Money } from '@viewline/kernel';
import type { Signature } from '../domain/credit/actor.js';
import type { Spending } from '../domain/credit/spending.js';

export const SPENDING_COLUMNS = `id, subscriber_id, cause_kind, cause_id, amount, currency, spent_by, spent_at,
  reversed_by, reversed_at, reversal_reason`;

export interface SpendingRow {
  id: string;
  subscriber_id: string;
  cause_kind: string;
  cause_id: string;
  /** A bigint comes as text. */
  amount: string;
  currency: string;
  spent_by: Signature;
  spent_at: Date;
  /** These three together, or none of them. */
  reversed_by: Signature | null;
  reversed_at: Date | null;
  reversal_reason: string | null;
}

export const toSpending = (row: SpendingRow): Spending => ({
  id: row.id,
  subscriberId: row.subscriber_id,
  cause: { kind: row.cause_kind, id: row.cause_id },
  amount: Money.of(Number(row.amount), row.currency),
  by: row.spent_by,
  at: row.spent_at,
  reversal: row.reversed_by && {
    by: row.reversed_by,
    at: row.reversed_at!,
    reason: row.reversal_reason!,
  },
});
