import { identity, provisionalSubscriberId } from '@viewline/events';
import { DomainError, Money } from '@viewline/kernel';
import type { RateDraft } from '../bill/applied-rate.js';
import type { BillDraft, TaxItem } from '../bill/bill.js';
import { billOfItems } from '../bill/bill-of-items.js';
import { assertExact } from '../exact-amount.js';
import type { BillLine, ItemLine } from './bill-line.js';
import { readDate } from './read-date.js';

const PERCENTAGE = /^\d{1,3}(\.\d{1,6})?$/;
/** Normal forms can be much longer than what was written; an index has no place for those. */
const LONGEST_ACCOUNT = 100;

export interface Owner {
  subscriberId: string;
  accountId: string | null;
}

/**
 * Whose it is. An account number belongs to the provisional subscriber behind it, whom everybody derives from it, so
 * that a bill may come before the customer.
 */
export function ownerOf({ accountNumber, subscriberId }: BillLine): Owner {
  const account = accountNumber === undefined ? undefined : identity('account', accountNumber);
  if (account && account.value.length > LONGEST_ACCOUNT) throw refusal('the accountNumber is too long');
  if (!account && subscriberId === undefined) {
    throw refusal('there is neither an accountNumber nor a subscriberId');
  }
  return {
    subscriberId: subscriberId ?? provisionalSubscriberId(account!),
    accountId: account?.value ?? null,
  };
}

/** @throws DomainError that says what is wrong with the line */
export function billOfLine(line: BillLine & { billNo: string }): BillDraft {
  const { billNo, currency } = line;
  if (line.billDate === undefined) throw refusal('there is no billDate');
  if (line.total === undefined) throw refusal('there is no total');
  const billDate = readDate(line.billDate, 'billDate');
  const items = itemsOf(line, billDate);
  const payments = (line.payments ?? []).map(({ id, amount }) => ({
    id,
    amount: readAmount(amount, currency, 'payments'),
  }));
  const bill = billOfItems({
    ...ownerOf(line),
    billNo,
    currency,
    items,
    payments,
    state: line.state,
    facts: {
      billDate,
      ...(line.paymentDueDate && { paymentDueDate: readDate(line.paymentDueDate, 'paymentDueDate') }),
      ...periodOf(line),
      ...(line.category && { category: line.category }),
      runType: line.runType ?? 'onCycle',
    },
  });
  const total = readAmount(line.total, currency, 'total');
  if (!total.equals(bill.total)) {
    throw refusal(`the total ${total.toString()} is not the sum of the items, ${bill.total.toString()}`);
  }
  return bill;
}

/** Charges that wait for a bill. Without ids they could not be told from the same ones told of again. */
export function waitingItemsOf(line: BillLine): RateDraft[] {
  const items = itemsOf(line, undefined);
  if (items.some(({ id }) => id === undefined))
    throw refusal('a charge without a bill needs an id of its own');
  return items;
}

function itemsOf({ items, currency }: BillLine, fallbackDate: string | undefined): RateDraft[] {
  const drafts = items.map((item, index) => itemOf(item, currency, fallbackDate, `items.${index}`));
  const ids = drafts.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw refusal(`the item ${twice} is there twice`);
  return drafts;
}

function itemOf(item: ItemLine, currency: string, fallbackDate: string | undefined, at: string): RateDraft {
  const { amount, taxExcludedAmount, taxCategory, taxRate, date = fallbackDate, ...told } = item;
  if (date === undefined) throw refusal(`${at} has no date`);
  const gross = readAmount(amount, currency, `${at}.amount`);
  const net =
    taxExcludedAmount === undefined
      ? gross
      : readAmount(taxExcludedAmount, currency, `${at}.taxExcludedAmount`);
  if (taxRate !== undefined && !PERCENTAGE.test(String(taxRate)))
    throw refusal(`${at}.taxRate is no percentage`);
  const rate = taxRate === undefined ? undefined : Number(taxRate);
  const tax: TaxItem = { category: taxCategory, rate, amount: gross.minus(net) };
  return {
    ...(told.id !== undefined && { id: told.id }),
    ...(told.name !== undefined && { name: told.name }),
    ...(told.type !== undefined && { type: told.type }),
    ...(told.description !== undefined && { description: told.description }),
    ...(told.productId !== undefined && { productId: told.productId }),
    ...periodOf(told),
    date: readDate(date, `${at}.date`),
    net,
    gross,
    ...(tax.amount.minor !== 0 && { tax }),
  };
}

function periodOf({ periodStart, periodEnd }: { periodStart?: string; periodEnd?: string }) {
  if (periodStart === undefined && periodEnd === undefined) return {};
  if (periodStart === undefined || periodEnd === undefined) throw refusal('a period has a start and an end');
  const period = {
    periodStart: readDate(periodStart, 'periodStart'),
    periodEnd: readDate(periodEnd, 'periodEnd'),
  };
  if (period.periodEnd < period.periodStart) throw refusal('a period ends before it starts');
  return period;
}

function readAmount(value: string | number, currency: string, at: string): Money {
  try {
    return assertExact(Money.parse(String(value).trim(), currency));
  } catch (error) {
    throw error instanceof DomainError ? refusal(`${at}: ${error.message}`) : error;
  }
}

const refusal = (message: string): DomainError => new DomainError('invalid', 'bill.line-refused', message);
