import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { MoneySchema } from '../money-schema.js';
import { actor, DISPUTE_REASONS, disputeKey } from './dispute-facts.js';
import { DISPUTES_TOPIC } from './topic.js';

export const DisputeOpened = defineEvent({
  name: 'viewline.dispute.opened',
  version: 1,
  topic: DISPUTES_TOPIC,
  summary: 'A subscriber disputes charges of a bill; the bill and its dunning are on hold.',
  schema: Type.Object({
    ...disputeKey,
    reason: Type.Enum([...DISPUTE_REASONS]),
    /** In the words of the customer or of who took it down. */
    description: Type.Optional(Type.String({ maxLength: 4000 })),
    /** The sum of the disputed amounts. */
    amount: MoneySchema,
    items: Type.Array(
      Type.Object({
        /** The applied customer billing rate. */
        rateId: Type.String({ minLength: 1, maxLength: 100 }),
        name: Type.Optional(Type.String({ maxLength: 300 })),
        amount: MoneySchema,
      }),
      { minItems: 1, maxItems: 500 },
    ),
    /** Whose rules set the deadlines, such as `default` or `SA`. */
    jurisdiction: Type.String({ minLength: 1, maxLength: 60 }),
    acknowledgeBy: Type.String({ format: 'date-time' }),
    decideBy: Type.String({ format: 'date-time' }),
    openedBy: actor,
  }),
  subject: (data) => data.disputeId,
  key: (data) => data.subscriberId,
});
