import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { MoneySchema } from '../money-schema.js';
import { BILL_STATES } from './bill-facts.js';
import { DISPUTES_TOPIC } from './topic.js';

export const BillIssued = defineEvent({
  name: 'viewline.bill.issued',
  version: 1,
  topic: DISPUTES_TOPIC,
  summary: 'A bill of a subscriber is known from now on.',
  schema: Type.Object({
    billId: Type.String({ format: 'uuid' }),
    subscriberId: Type.String({ format: 'uuid' }),
    billNo: Type.String({ minLength: 1, maxLength: 100 }),
    state: Type.Enum([...BILL_STATES]),
    billDate: Type.String({ format: 'date-time' }),
    paymentDueDate: Type.Optional(Type.String({ format: 'date-time' })),
    period: Type.Optional(
      Type.Object({
        from: Type.String({ format: 'date-time' }),
        to: Type.String({ format: 'date-time' }),
      }),
    ),
    /** Including tax. */
    amount: MoneySchema,
    /** What is still to be paid of it. */
    remaining: MoneySchema,
    /** Charges on it. */
    itemCount: Type.Integer({ minimum: 0 }),
  }),
  subject: (data) => data.billId,
  key: (data) => data.subscriberId,
});
