import type { Money } from '@viewline/kernel';
import type { AppliedRate } from '../bill/applied-rate.js';
import { badItem, tooMuchDisputed } from './dispute.errors.js';

export interface DisputedItem {
  rateId: string;
  name?: string | undefined;
  amount: Money;
}

export interface ItemClaim {
  rateId: string;
  /** The whole charge unless it says how much of it. */
  amount?: Money | undefined;
}

/**
 * What is disputed of which charge of the bill.
 * @param disputedBefore minor units by charge, in disputes that still count
 * @throws DomainError `dispute.bad-item`, `dispute.item-disputed-already`
 */
export function disputedItems(
  claims: readonly ItemClaim[],
  rates: readonly AppliedRate[],
  disputedBefore: ReadonlyMap<string, number>,
): DisputedItem[] {
  const byId = new Map(rates.map((rate) => [rate.id, rate]));
  const seen = new Set<string>();
  return claims.map(({ rateId, amount }) => {
    const rate = byId.get(rateId);
    if (!rate) throw badItem(rateId, 'is not on the bill');
    if (seen.has(rateId)) throw badItem(rateId, 'is there twice');
    seen.add(rateId);
    if (rate.gross.minor <= 0) throw badItem(rateId, 'is no charge');
    const claimed = amount ?? rate.gross;
    if (claimed.currency !== rate.gross.currency) throw badItem(rateId, `is in ${rate.gross.currency}`);
    if (claimed.minor <= 0) throw badItem(rateId, 'nothing of it is disputed');
    if (claimed.compare(rate.gross) > 0) throw badItem(rateId, `is only ${rate.gross.toString()}`);
    const left = rate.gross.minor - (disputedBefore.get(rateId) ?? 0);
    if (claimed.minor > left) throw tooMuchDisputed(rateId, `${Math.max(0, left)} minor units`);
    return { rateId, ...(rate.name && { name: rate.name }), amount: claimed };
  });
}
