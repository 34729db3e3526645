import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { actor, disputeKey } from './dispute-facts.js';
import { DISPUTES_TOPIC } from './topic.js';

export const DisputeReferred = defineEvent({
  name: 'viewline.dispute.referred',
  version: 1,
  topic: DISPUTES_TOPIC,
  summary: 'A dispute went to a body of alternative dispute resolution, outside the operator.',
  schema: Type.Object({
    ...disputeKey,
    /** Its name. */
    body: Type.String({ minLength: 1, maxLength: 300 }),
    /** Its number of the case. */
    caseNumber: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    by: actor,
  }),
  subject: (data) => data.disputeId,
  key: (data) => data.subscriberId,
});
