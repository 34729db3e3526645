import { BillPaymentRecorded, type BillState } from '@viewline/events';
import { moved, touched } from './bill-hold.js';
import { badPayment, overpaid, paymentReused } from './bill.errors.js';
import type { Bill, BillChange, Payment } from './bill.js';

/**
 * Counts a payment towards the bill, once. On hold it changes what the bill goes back to.
 * @throws DomainError `bill.bad-payment`, `bill.overpaid`, `bill.payment-reused`
 */
export function pay(bill: Bill, payment: Payment, now: Date): BillChange {
  const known = bill.payments.find(({ id }) => id === payment.id);
  if (known?.amount.equals(payment.amount)) return { bill, events: [] };
  if (known) throw paymentReused(payment.id);
  const { amount } = payment;
  if (amount.currency !== bill.total.currency) throw badPayment(`The bill is in ${bill.total.currency}`);
  if (amount.minor <= 0) throw badPayment('A payment is more than nothing');
  if (amount.compare(bill.remaining) > 0) throw overpaid(bill.remaining.toString());

  const remaining = bill.remaining.minus(amount);
  const paid = touched(bill, now, {
    remaining,
    payments: [...bill.payments, payment],
    sequence: bill.sequence + 1,
  });
  const recorded = recordedPayment(paid, payment, now);
  const state: BillState = remaining.minor === 0 ? 'settled' : 'partiallyPaid';
  if (bill.state === 'onHold') return { bill: { ...paid, resumeState: state }, events: [recorded] };
  if (bill.state === state) return { bill: paid, events: [recorded] };
  const change = moved(paid, state, now);
  return { bill: change.bill, events: [recorded, ...change.events] };
}

function recordedPayment(bill: Bill, { id, amount }: Payment, time: Date) {
  return BillPaymentRecorded.create(
    {
      billId: bill.id,
      subscriberId: bill.subscriberId,
      billNo: bill.billNo,
      paymentId: id,
      amount: amount.toJSON(),
      remaining: bill.remaining.toJSON(),
    },
    { time, sequence: bill.sequence },
  );
}
