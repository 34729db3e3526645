import type { DisputeDeadline, DisputeOutcome, DisputeReason, DisputeState } from '@viewline/events';
import { Money } from '@viewline/kernel';
import type { Signature } from '../domain/credit/actor.js';
import type { DeadlineRule } from '../domain/dispute/deadline-rules.js';
import type { Dispute, HistoryEntry } from '../domain/dispute/dispute.js';

/** PostgreSQL gives bigint as text; inside the items it is a number of JSON. */
export interface DisputeRow {
  id: string;
  subscriber_id: string;
  bill_id: string;
  bill_no: string;
  version: number;
  sequence: number;
  state: DisputeState;
  reason: DisputeReason;
  description: string | null;
  currency: string;
  amount: string;
  awarded: string | null;
  outcome: DisputeOutcome | null;
  decisions: number;
  rule: DeadlineRule;
  opened_by: Signature;
  opened_at: Date;
  acknowledge_by: Date;
  decide_by: Date;
  appeal_by: Date | null;
  missed: DisputeDeadline[];
  adr_body: string | null;
  adr_case_number: string | null;
  history: HistoryEntry[];
  items: { rateId: string; name: string | null; amount: number }[];
}

export const DISPUTE_COLUMNS = `d.id, d.subscriber_id, d.bill_id, d.bill_no, d.version, d.sequence, d.state, d.reason,
  d.description, d.currency, d.amount, d.awarded, d.outcome, d.decisions, d.rule, d.opened_by, d.opened_at,
  d.acknowledge_by, d.decide_by, d.appeal_by, d.missed, d.adr_body, d.adr_case_number, d.history,
  (SELECT jsonb_agg(jsonb_build_object('rateId', i.rate_id, 'name', i.name, 'amount', i.amount) ORDER BY i.position)
   FROM dispute_item i WHERE i.dispute_id = d.id) AS items`;

export function toDispute(row: DisputeRow): Dispute {
  const money = (minor: string | number): Money => Money.of(Number(minor), row.currency);
  return {
    id: row.id,
    subscriberId: row.subscriber_id,
    billId: row.bill_id,
    billNo: row.bill_no,
    version: row.version,
    sequence: row.sequence,
    state: row.state,
    reason: row.reason,
    description: row.description,
    items: row.items.map(({ rateId, name, amount }) => ({
      rateId,
      ...(name !== null && { name }),
      amount: money(amount),
    })),
    amount: money(row.amount),
    rule: row.rule,
    openedBy: row.opened_by,
    openedAt: row.opened_at,
    acknowledgeBy: row.acknowledge_by,
    decideBy: row.decide_by,
    appealBy: row.appeal_by,
    missed: row.missed,
    outcome: row.outcome,
    awarded: row.awarded === null ? null : money(row.awarded),
    decisions: row.decisions,
    adrBody: row.adr_body,
    adrCaseNumber: row.adr_case_number,
    history: row.history,
  };
}
