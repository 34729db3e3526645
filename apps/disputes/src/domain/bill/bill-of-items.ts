import type { BillState } from '@viewline/events';
import { DomainError, Money } from '@viewline/kernel';
import { assertExact } from '../exact-amount.js';
import type { RateDraft } from './applied-rate.js';
import type { BillDraft, TaxItem } from './bill.js';

/** The largest bill, in charges. */
export const MAX_ITEMS = 2000;

export interface ItemisedBill extends Omit<BillDraft, 'net' | 'total' | 'taxes' | 'state'> {
  currency: string;
  /** Where it is not told, it follows from what is paid. */
  state?: BillState | undefined;
}

/**
 * A bill is what its items add up to.
 * @throws DomainError `bill.overpaid-at-issue`, `money.mixed-currencies`, `money.not-exact`
 */
export function billOfItems({ currency, items, state, ...told }: ItemisedBill): BillDraft {
  const sum = (amounts: readonly Money[]): Money =>
    assertExact(amounts.reduce((all, amount) => all.plus(amount), Money.zero(currency)));
  const total = sum(items.map(({ gross }) => gross));
  const paid = sum(told.payments.map(({ amount }) => amount));
  const isOverpaid = told.payments.length > 0 && paid.compare(total) > 0;
  if (isOverpaid || told.payments.some(({ amount }) => amount.minor <= 0)) {
    throw new DomainError('invalid', 'bill.bad-payments', 'the payments are not within the total');
  }
  return {
    ...told,
    items,
    net: sum(items.map(({ net }) => net)),
    total,
    taxes: taxesOf(items),
    state: state ?? stateBy(paid, total),
  };
}

function stateBy(paid: Money, total: Money): BillState {
  if (paid.minor === 0) return 'new';
  return paid.equals(total) ? 'settled' : 'partiallyPaid';
}

/** One line for each category and rate, as tax is shown on a bill. */
function taxesOf(items: readonly RateDraft[]): TaxItem[] {
  const byKind = new Map<string, TaxItem>();
  for (const { tax } of items) {
    if (!tax) continue;
    const kind = JSON.stringify([tax.category, tax.rate]);
    const known = byKind.get(kind);
    byKind.set(kind, known ? { ...known, amount: known.amount.plus(tax.amount) } : tax);
  }
  return [...byKind.values()];
}
