import type { Document } from '@viewline/tmf';
import type { Bill, TaxItem } from '../domain/bill/bill.js';
import { tmfMoney } from './tmf-money.js';

/** A bill as TMF678 shows it, without id and href. */
export function customerBillDocument(bill: Bill): Document {
  const { facts, accountId } = bill;
  return {
    billNo: bill.billNo,
    billDate: facts.billDate,
    ...(facts.category && { category: facts.category }),
    lastUpdate: bill.updatedAt.toISOString(),
    ...(facts.paymentDueDate && { paymentDueDate: facts.paymentDueDate }),
    runType: facts.runType,
    state: bill.state,
    amountDue: tmfMoney(bill.total),
    remainingAmount: tmfMoney(bill.remaining),
    taxExcludedAmount: tmfMoney(bill.net),
    taxIncludedAmount: tmfMoney(bill.total),
    ...(bill.taxes.length > 0 && { taxItem: bill.taxes.map(taxItem) }),
    ...(bill.payments.length > 0 && {
      appliedPayment: bill.payments.map(({ id, amount }) => ({
        appliedAmount: tmfMoney(amount),
        payment: { id },
      })),
    }),
    ...(accountId !== null && { billingAccount: { id: accountId } }),
    ...(facts.periodStart &&
      facts.periodEnd && {
        billingPeriod: { startDateTime: facts.periodStart, endDateTime: facts.periodEnd },
      }),
    relatedParty: [{ id: bill.subscriberId, role: 'customer', '@referredType': 'Customer' }],
  };
}

export const taxItem = ({ category, rate, amount }: TaxItem): Document => ({
  ...(category && { taxCategory: category }),
  ...(rate !== undefined && { taxRate: rate }),
  taxAmount: tmfMoney(amount),
});
