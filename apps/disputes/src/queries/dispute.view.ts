import type { Dispute } from '../domain/dispute/dispute.js';
import { tmfMoney } from '../resources/tmf-money.js';

/** A dispute as it is shown. Amounts as TM Forum writes them, times in ISO 8601. */
export function disputeView(dispute: Dispute) {
  const { amount, awarded, items, rule, openedBy, sequence: _, ...rest } = dispute;
  return {
    ...rest,
    amount: tmfMoney(amount),
    awarded: awarded && tmfMoney(awarded),
    items: items.map((item) => ({ ...item, amount: tmfMoney(item.amount) })),
    jurisdiction: rule.jurisdiction,
    openedBy: openedBy.name,
  };
}
export type DisputeView = ReturnType<typeof disputeView>;
