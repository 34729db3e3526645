import type { BillState } from '@viewline/events';

/**
 * Where a TMF678 bill may go from each state. A bill can be paid before it is sent, and disputed after it is paid;
 * what a hold goes back to is the bill's own `resumeState`.
 */
export const BILL_MOVES: Readonly<Record<BillState, readonly BillState[]>> = {
  new: ['validated', 'partiallyPaid', 'settled', 'onHold'],
  validated: ['sent', 'partiallyPaid', 'settled', 'onHold'],
  sent: ['partiallyPaid', 'settled', 'onHold'],
  partiallyPaid: ['settled', 'onHold'],
  settled: ['onHold'],
  onHold: ['new', 'validated', 'sent', 'partiallyPaid', 'settled'],
};
