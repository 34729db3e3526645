import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { MoneySchema } from '../money-schema.js';
import { actor, DISPUTE_OUTCOMES, disputeKey } from './dispute-facts.js';
import { DISPUTES_TOPIC } from './topic.js';

export const DisputeDecided = defineEvent({
  name: 'viewline.dispute.decided',
  version: 1,
  topic: DISPUTES_TOPIC,
  summary: 'A dispute was decided, first or on appeal: upheld, partly upheld or rejected.',
  schema: Type.Object({
    ...disputeKey,
    outcome: Type.Enum([...DISPUTE_OUTCOMES]),
    /** What the customer is owed by this and all earlier decisions of the case; nothing if rejected. */
    amount: MoneySchema,
    /** The decision is of an appeal. */
    onAppeal: Type.Boolean(),
    note: Type.Optional(Type.String({ maxLength: 4000 })),
    /** Until when the customer may appeal. */
    appealBy: Type.String({ format: 'date-time' }),
    by: actor,
  }),
  subject: (data) => data.disputeId,
  key: (data) => data.subscriberId,
});
