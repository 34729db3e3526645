import { DomainError } from '@viewline/kernel';
import type { BillState } from '@viewline/events';

export const billNotFound = (): DomainError =>
  new DomainError('not-found', 'customerBill.not-found', 'No CustomerBill has this id');

export const illegalBillMove = (from: BillState, to: BillState): DomainError =>
  new DomainError('conflict', 'bill.illegal-move', `A bill that is ${from} cannot become ${to}`);

export const billHeld = (count: number): DomainError =>
  new DomainError(
    'conflict',
    'bill.held-by-dispute',
    `The bill stays on hold until its disputes are over; open: ${count}`,
  );

export const billVersionConflict = (): DomainError =>
  new DomainError('conflict', 'bill.version-conflict', 'The bill is not what you saw any more');

export const paymentReused = (id: string): DomainError =>
  new DomainError('conflict', 'bill.payment-reused', `Payment ${id} was recorded with another amount`);

export const badPayment = (message: string): DomainError =>
  new DomainError('invalid', 'bill.bad-payment', message);

export const overpaid = (remaining: string): DomainError =>
  new DomainError('conflict', 'bill.overpaid', `Only ${remaining} of the bill remain to be paid`);

export const itemTaken = (): DomainError =>
  new DomainError('conflict', 'bill.item-taken', 'One of the items is on another bill by now');
