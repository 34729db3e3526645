import type { Credit } from '../../domain/credit/credit.js';
import { tmfMoney } from '../../resources/tmf-money.js';

/** A credit as it is shown: amounts as TM Forum writes them, people by name. */
export function creditView(credit: Credit) {
  const { requestedBy, decidedBy, reversedBy, amount, sequence: _sequence, ...rest } = credit;
  return {
    ...rest,
    amount: tmfMoney(amount),
    requestedBy: requestedBy.name,
    decidedBy: decidedBy?.name ?? null,
    reversedBy: reversedBy?.name ?? null,
  };
}
export type CreditView = ReturnType<typeof creditView>;
