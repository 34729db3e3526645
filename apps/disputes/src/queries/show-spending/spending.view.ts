import type { Spending } from '../../domain/credit/spending.js';
import { tmfMoney } from '../../resources/tmf-money.js';

/** A spending as it is shown: amounts as TM Forum writes them, people by name. */
export function spendingView({ cause, by, amount, reversal, ...rest }: Spending) {
  return {
    ...rest,
    amount: tmfMoney(amount),
    spentOn: cause,
    by: by.name,
    status: reversal ? ('reversed' as const) : ('spent' as const),
    reversedBy: reversal?.by.name ?? null,
    reversedAt: reversal?.at ?? null,
    reversalReason: reversal?.reason ?? null,
  };
}
export type SpendingView = ReturnType<typeof spendingView>;
