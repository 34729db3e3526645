import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { MoneySchema } from '../money-schema.js';
import { DISPUTES_TOPIC } from './topic.js';

export const BillPaymentRecorded = defineEvent({
  name: 'viewline.bill.payment-recorded',
  version: 1,
  topic: DISPUTES_TOPIC,
  summary: 'A payment was counted towards a bill.',
  schema: Type.Object({
    billId: Type.String({ format: 'uuid' }),
    subscriberId: Type.String({ format: 'uuid' }),
    billNo: Type.String({ minLength: 1, maxLength: 100 }),
    paymentId: Type.String({ minLength: 1, maxLength: 100 }),
    amount: MoneySchema,
    /** What is still to be paid. */
    remaining: MoneySchema,
  }),
  subject: (data) => data.billId,
  key: (data) => data.subscriberId,
});
