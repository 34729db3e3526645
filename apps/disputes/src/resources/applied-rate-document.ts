import type { Document } from '@viewline/tmf';
import type { AppliedRate } from '../domain/bill/applied-rate.js';
import { taxItem } from './customer-bill-document.js';
import { tmfMoney } from './tmf-money.js';

/** A charge as TMF678 shows it: with its bill, or with the account that will be billed. */
export function appliedRateDocument(rate: AppliedRate): Document {
  const { name, description, type, productId, tax, periodStart, periodEnd, billId, accountId } = rate;
  return {
    date: rate.date,
    isBilled: billId !== null,
    ...(name && { name }),
    ...(description && { description }),
    ...(type && { type }),
    ...(billId !== null
      ? { bill: { id: billId } }
      : accountId !== null && { billingAccount: { id: accountId } }),
    ...(productId && { product: { id: productId } }),
    ...(periodStart &&
      periodEnd && { periodCoverage: { startDateTime: periodStart, endDateTime: periodEnd } }),
    ...(tax && { appliedTax: [taxItem(tax)] }),
    taxExcludedAmount: tmfMoney(rate.net),
    taxIncludedAmount: tmfMoney(rate.gross),
  };
}
