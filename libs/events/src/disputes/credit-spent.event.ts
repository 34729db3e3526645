import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { MoneySchema } from '../money-schema.js';
import { actor } from './dispute-facts.js';
import { DISPUTES_TOPIC } from './topic.js';

export const CreditSpent = defineEvent({
  name: 'viewline.credit.spent',
  version: 1,
  topic: DISPUTES_TOPIC,
  summary: 'Credit of a subscriber paid for something, such as a bill.',
  schema: Type.Object({
    spendingId: Type.String({ format: 'uuid' }),
    subscriberId: Type.String({ format: 'uuid' }),
    amount: MoneySchema,
    spentOn: Type.Object({
      /** Such as `bill`. */
      kind: Type.String({ minLength: 1, maxLength: 60 }),
      id: Type.String({ minLength: 1, maxLength: 200 }),
    }),
    by: actor,
  }),
  subject: (data) => data.spendingId,
  key: (data) => data.subscriberId,
});
