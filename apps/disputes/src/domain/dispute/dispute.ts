import {
  type DisputeDeadline,
  DisputeOpened,
  type DisputeOutcome,
  type DisputeReason,
  type DisputeState,
  type NewEvent,
} from '@viewline/events';
import type { Money } from '@viewline/kernel';
import type { Bill } from '../bill/bill.js';
import type { Signature } from '../credit/actor.js';
import { type DeadlineRule, dueAfter } from './deadline-rules.js';
import type { DisputedItem } from './disputed-items.js';

/** One step of the case, as it is shown. */
export interface HistoryEntry {
  from: DisputeState | null;
  to: DisputeState;
  by: string;
  /** ISO 8601. */
  at: string;
  note?: string | undefined;
}

export interface Dispute {
  id: string;
  /** The bill's: it stays, whatever is merged. */
  subscriberId: string;
  billId: string;
  billNo: string;
  version: number;
  /** Events told of it. */
  sequence: number;
  state: DisputeState;
  reason: DisputeReason;
  description: string | null;
  items: readonly DisputedItem[];
  /** The sum of the items. */
  amount: Money;
  rule: DeadlineRule;
  openedBy: Signature;
  openedAt: Date;
  acknowledgeBy: Date;
  decideBy: Date;
  /** Null before the first decision. */
  appealBy: Date | null;
  /** Deadlines whose passing was said already. */
  missed: readonly DisputeDeadline[];
  outcome: DisputeOutcome | null;
  /** What the customer is owed by all decisions so far. */
  awarded: Money | null;
  decisions: number;
  adrBody: string | null;
  adrCaseNumber: string | null;
  history: readonly HistoryEntry[];
}

export interface DisputeChange {
  dispute: Dispute;
  events: readonly NewEvent[];
}

export interface Opening {
  reason: DisputeReason;
  description?: string | undefined;
  by: Signature;
}

export const keyOf = ({ id: disputeId, subscriberId, billId, billNo }: Dispute) => ({
  disputeId,
  subscriberId,
  billId,
  billNo,
});

/** @param items at least one, checked against the bill */
export function open(
  id: string,
  bill: Bill,
  items: readonly DisputedItem[],
  { reason, description, by }: Opening,
  rule: DeadlineRule,
  now: Date,
): DisputeChange {
  const zero = bill.total.minus(bill.total);
  const dispute: Dispute = {
    id,
    subscriberId: bill.subscriberId,
    billId: bill.id,
    billNo: bill.billNo,
    version: 1,
    sequence: 1,
    state: 'opened',
    reason,
    description: description ?? null,
    items,
    amount: items.reduce((sum, { amount }) => sum.plus(amount), zero),
    rule,
    openedBy: by,
    openedAt: now,
    acknowledgeBy: dueAfter(now, rule.acknowledge, rule.zone),
    decideBy: dueAfter(now, rule.decide, rule.zone),
    appealBy: null,
    missed: [],
    outcome: null,
    awarded: null,
    decisions: 0,
    adrBody: null,
    adrCaseNumber: null,
    history: [{ from: null, to: 'opened', by: by.name, at: now.toISOString() }],
  };
  return { dispute, events: [opened(dispute, now)] };
}

function opened(dispute: Dispute, time: Date): NewEvent {
  const { reason, description, amount, items, rule, acknowledgeBy, decideBy, openedBy } = dispute;
  return DisputeOpened.create(
    {
      ...keyOf(dispute),
      reason,
      ...(description !== null && { description }),
      amount: amount.toJSON(),
      items: items.map((item) => ({
        rateId: item.rateId,
        ...(item.name && { name: item.name }),
        amount: item.amount.toJSON(),
      })),
      jurisdiction: rule.jurisdiction,
      acknowledgeBy: acknowledgeBy.toISOString(),
      decideBy: decideBy.toISOString(),
      openedBy: openedBy.name,
    },
    { time, sequence: dispute.sequence },
  );
}
