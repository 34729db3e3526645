import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { creditKey } from './credit-facts.js';
import { actor } from './dispute-facts.js';
import { DISPUTES_TOPIC } from './topic.js';

export const CreditDeclined = defineEvent({
  name: 'viewline.credit.declined',
  version: 1,
  topic: DISPUTES_TOPIC,
  summary: 'A credit that was asked for is not given.',
  schema: Type.Object({
    ...creditKey,
    declinedBy: actor,
    reason: Type.String({ minLength: 1, maxLength: 1000 }),
  }),
  subject: (data) => data.creditId,
  key: (data) => data.subscriberId,
});
