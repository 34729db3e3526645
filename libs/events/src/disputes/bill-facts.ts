/** States of a customer bill, by TMF678 v4. */
export const BILL_STATES = ['new', 'onHold', 'validated', 'sent', 'partiallyPaid', 'settled'] as const;
export type BillState = (typeof BILL_STATES)[number];
