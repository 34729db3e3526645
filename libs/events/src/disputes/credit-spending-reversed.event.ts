import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { MoneySchema } from '../money-schema.js';
import { actor } from './dispute-facts.js';
import { DISPUTES_TOPIC } from './topic.js';

export const CreditSpendingReversed = defineEvent({
  name: 'viewline.credit.spending-reversed',
  version: 1,
  topic: DISPUTES_TOPIC,
  summary: 'Credit that had paid for something is back with whom it was taken from: it paid for nothing.',
  schema: Type.Object({
    spendingId: Type.String({ format: 'uuid' }),
    subscriberId: Type.String({ format: 'uuid' }),
    /** All that was spent; nothing is given back in part. */
    amount: MoneySchema,
    spentOn: Type.Object({
      /** Such as `bill`. */
      kind: Type.String({ minLength: 1, maxLength: 60 }),
      id: Type.String({ minLength: 1, maxLength: 200 }),
    }),
    reversedBy: actor,
    reason: Type.String({ minLength: 1, maxLength: 1000 }),
  }),
  subject: (data) => data.spendingId,
  key: (data) => data.subscriberId,
});
