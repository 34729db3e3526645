import { Money } from '@viewline/kernel';
import type { CreditCauseKind } from '@viewline/events';
import type { Signature } from '../domain/credit/actor.js';
import type { Credit, CreditStatus } from '../domain/credit/credit.js';

export const CREDIT_COLUMNS = `id, subscriber_id, cause_kind, cause_id, amount, currency, status, note, requested_by,
  requested_at, decided_by, decided_at, decision_reason, reversed_by, reversed_at, reversal_reason, sequence`;

export interface CreditRow {
  id: string;
  subscriber_id: string;
  cause_kind: CreditCauseKind;
  cause_id: string;
  /** A bigint comes as text. */
  amount: string;
  currency: string;
  status: CreditStatus;
  note: string | null;
  requested_by: Signature;
  requested_at: Date;
  decided_by: Signature | null;
  decided_at: Date | null;
  decision_reason: string | null;
  reversed_by: Signature | null;
  reversed_at: Date | null;
  reversal_reason: string | null;
  sequence: number;
}

export function toCredit(row: CreditRow): Credit {
  return {
    id: row.id,
    subscriberId: row.subscriber_id,
    cause: { kind: row.cause_kind, id: row.cause_id },
    amount: Money.of(Number(row.amount), row.currency),
    status: row.status,
    note: row.note,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    decisionReason: row.decision_reason,
    reversedBy: row.reversed_by,
    reversedAt: row.reversed_at,
    reversalReason: row.reversal_reason,
    sequence: row.sequence,
  };
}

export function toRow(credit: Credit) {
  return {
    id: credit.id,
    subscriber_id: credit.subscriberId,
    cause_kind: credit.cause.kind,
    cause_id: credit.cause.id,
    amount: credit.amount.minor,
    currency: credit.amount.currency,
    status: credit.status,
    note: credit.note,
    requested_by: credit.requestedBy,
    requested_at: credit.requestedAt,
    decided_by: credit.decidedBy,
    decided_at: credit.decidedAt,
    decision_reason: credit.decisionReason,
    reversed_by: credit.reversedBy,
    reversed_at: credit.reversedAt,
    reversal_reason: credit.reversalReason,
    sequence: credit.sequence,
  };
}
