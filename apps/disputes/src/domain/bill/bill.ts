import { type BillState, BillIssued, type NewEvent } from '@viewline/events';
import { idFromName, type Money } from '@viewline/kernel';
import type { AppliedRate, RateDraft } from './applied-rate.js';
import { appliedRates } from './applied-rate.js';

/** Why a bill is on hold: a dispute, or somebody who put it there by hand (`id` is empty then). */
export interface BillHold {
  kind: 'dispute' | 'manual';
  id: string;
  /** ISO 8601. */
  since: string;
}

export interface Payment {
  /** Of the payment system. */
  id: string;
  amount: Money;
}

export interface TaxItem {
  category?: string | undefined;
  /** Percent. */
  rate?: number | undefined;
  amount: Money;
}

/** What no rule asks about. Dates are ISO 8601 in UTC. */
export interface BillFacts {
  billDate: string;
  paymentDueDate?: string | undefined;
  periodStart?: string | undefined;
  periodEnd?: string | undefined;
  category?: string | undefined;
  runType: 'onCycle' | 'offCycle';
}

export interface Bill {
  id: string;
  billNo: string;
  /** With whose id the bill came; it stays, whatever is merged. */
  subscriberId: string;
  /** The billing account, where the bill names one. */
  accountId: string | null;
  version: number;
  /** Events told of it. */
  sequence: number;
  state: BillState;
  /** What it goes back to when its last hold ends; null exactly while nothing holds it. */
  resumeState: BillState | null;
  holds: readonly BillHold[];
  /** Without tax, with tax, and what is still to be paid of the latter. */
  net: Money;
  total: Money;
  remaining: Money;
  payments: readonly Payment[];
  taxes: readonly TaxItem[];
  facts: BillFacts;
  updatedAt: Date;
}

export interface BillDraft {
  billNo: string;
  subscriberId: string;
  accountId: string | null;
  state: BillState;
  net: Money;
  total: Money;
  payments: readonly Payment[];
  taxes: readonly TaxItem[];
  facts: BillFacts;
  items: readonly RateDraft[];
}

/** A bill after a change, and what is said of it; nothing is said where nothing changed. */
export interface BillChange {
  bill: Bill;
  events: readonly NewEvent[];
}

export interface IssuedBill extends BillChange {
  rates: readonly AppliedRate[];
}

/** The same number is the same bill, whoever tells of it. */
export const billId = (billNo: string): string => idFromName('bill', billNo);

/** @throws DomainError for payments above the total */
export function issue(draft: BillDraft, now: Date): IssuedBill {
  const { items, ...told } = draft;
  const paid = draft.payments.reduce((sum, { amount }) => sum.plus(amount), draft.total.minus(draft.total));
  const isHeld = draft.state === 'onHold';
  const bill: Bill = {
    ...told,
    id: billId(draft.billNo),
    version: 1,
    sequence: 1,
    resumeState: isHeld ? 'new' : null,
    holds: isHeld ? [{ kind: 'manual', id: '', since: now.toISOString() }] : [],
    remaining: draft.state === 'settled' ? draft.total.minus(draft.total) : draft.total.minus(paid),
    updatedAt: now,
  };
  const rates = appliedRates(items, { ...bill, billId: bill.id });
  return { bill, rates, events: [issued(bill, rates.length, now)] };
}

function issued(bill: Bill, itemCount: number, time: Date): NewEvent {
  const { billDate, paymentDueDate, periodStart: from, periodEnd: to } = bill.facts;
  return BillIssued.create(
    {
      billId: bill.id,
      subscriberId: bill.subscriberId,
      billNo: bill.billNo,
      state: bill.state,
      billDate,
      ...(paymentDueDate && { paymentDueDate }),
      ...(from && to && { period: { from, to } }),
      amount: bill.total.toJSON(),
      remaining: bill.remaining.toJSON(),
      itemCount,
    },
    { time, sequence: bill.sequence },
  );
}
