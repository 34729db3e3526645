import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { MoneySchema } from '../money-schema.js';
import { creditKey } from './credit-facts.js';
import { actor } from './dispute-facts.js';
import { DISPUTES_TOPIC } from './topic.js';

export const CreditGranted = defineEvent({
  name: 'viewline.credit.granted',
  version: 1,
  topic: DISPUTES_TOPIC,
  summary: 'A subscriber was given a credit, once for its cause.',
  schema: Type.Object({
    ...creditKey,
    requestedBy: actor,
    /** Who approved it; nobody where the requester may alone. */
    approvedBy: Type.Array(actor, { maxItems: 2 }),
    /** Of the subscriber, after it. */
    balance: Type.Optional(MoneySchema),
    note: Type.Optional(Type.String({ maxLength: 1000 })),
  }),
  subject: (data) => data.creditId,
  key: (data) => data.subscriberId,
});
