import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { MoneySchema } from '../money-schema.js';
import { creditKey } from './credit-facts.js';
import { actor } from './dispute-facts.js';
import { DISPUTES_TOPIC } from './topic.js';

export const CreditReversed = defineEvent({
  name: 'viewline.credit.reversed',
  version: 1,
  topic: DISPUTES_TOPIC,
  summary: 'A credit that was given is taken back.',
  schema: Type.Object({
    ...creditKey,
    reversedBy: actor,
    reason: Type.String({ minLength: 1, maxLength: 1000 }),
    /** Of the subscriber, after it. */
    balance: Type.Optional(MoneySchema),
  }),
  subject: (data) => data.creditId,
  key: (data) => data.subscriberId,
});
