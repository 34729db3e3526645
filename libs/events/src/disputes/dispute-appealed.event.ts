import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { actor, disputeKey } from './dispute-facts.js';
import { DISPUTES_TOPIC } from './topic.js';

export const DisputeAppealed = defineEvent({
  name: 'viewline.dispute.appealed',
  version: 1,
  topic: DISPUTES_TOPIC,
  summary: 'The customer does not accept the decision of a dispute.',
  schema: Type.Object({
    ...disputeKey,
    grounds: Type.String({ minLength: 1, maxLength: 4000 }),
    decideBy: Type.String({ format: 'date-time' }),
    by: actor,
  }),
  subject: (data) => data.disputeId,
  key: (data) => data.subscriberId,
});
