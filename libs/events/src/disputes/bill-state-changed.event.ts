import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { MoneySchema } from '../money-schema.js';
import { BILL_STATES } from './bill-facts.js';
import { DISPUTES_TOPIC } from './topic.js';

export const BillStateChanged = defineEvent({
  name: 'viewline.bill.state-changed',
  version: 1,
  topic: DISPUTES_TOPIC,
  summary: 'A bill moved to another TMF678 state, such as on hold or settled.',
  schema: Type.Object({
    billId: Type.String({ format: 'uuid' }),
    subscriberId: Type.String({ format: 'uuid' }),
    billNo: Type.String({ minLength: 1, maxLength: 100 }),
    fromState: Type.Enum([...BILL_STATES]),
    toState: Type.Enum([...BILL_STATES]),
    /** The bill is on hold, such as for a dispute: nobody may be reminded of it or cut off for it meanwhile. */
    dunningHeld: Type.Boolean(),
    /** What is still to be paid. */
    remaining: MoneySchema,
    reason: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  subject: (data) => data.billId,
  key: (data) => data.subscriberId,
});
