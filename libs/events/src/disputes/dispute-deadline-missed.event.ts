import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { DISPUTE_DEADLINES, disputeKey } from './dispute-facts.js';
import { DISPUTES_TOPIC } from './topic.js';

export const DisputeDeadlineMissed = defineEvent({
  name: 'viewline.dispute.deadline-missed',
  version: 1,
  topic: DISPUTES_TOPIC,
  summary: 'A deadline of a dispute passed unmet; said once for each.',
  schema: Type.Object({
    ...disputeKey,
    deadline: Type.Enum([...DISPUTE_DEADLINES]),
    dueAt: Type.String({ format: 'date-time' }),
  }),
  subject: (data) => data.disputeId,
  key: (data) => data.subscriberId,
});
