import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { creditKey } from './credit-facts.js';
import { actor } from './dispute-facts.js';
import { DISPUTES_TOPIC } from './topic.js';

export const CreditRequested = defineEvent({
  name: 'viewline.credit.requested',
  version: 1,
  topic: DISPUTES_TOPIC,
  summary: 'A credit was asked for and waits for whoever may approve it.',
  schema: Type.Object({
    ...creditKey,
    requestedBy: actor,
    /** How many people still have to approve. */
    approvalsNeeded: Type.Integer({ minimum: 0, maximum: 2 }),
    note: Type.Optional(Type.String({ maxLength: 1000 })),
  }),
  subject: (data) => data.creditId,
  key: (data) => data.subscriberId,
});
