import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { MoneySchema } from '../money-schema.js';
import { actor, DISPUTE_OUTCOMES, disputeKey } from './dispute-facts.js';
import { DISPUTES_TOPIC } from './topic.js';

export const DisputeClosed = defineEvent({
  name: 'viewline.dispute.closed',
  version: 1,
  topic: DISPUTES_TOPIC,
  summary: 'A dispute is over; with the last one the bill and its dunning are released.',
  schema: Type.Object({
    ...disputeKey,
    resolution: Type.Enum(['decided', 'adr', 'withdrawn']),
    /** Of the last decision, where there is one. */
    outcome: Type.Optional(Type.Enum([...DISPUTE_OUTCOMES])),
    amount: Type.Optional(MoneySchema),
    note: Type.Optional(Type.String({ maxLength: 4000 })),
    by: actor,
  }),
  subject: (data) => data.disputeId,
  key: (data) => data.subscriberId,
});
