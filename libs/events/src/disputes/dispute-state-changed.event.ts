import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { actor, DISPUTE_STATES, disputeKey } from './dispute-facts.js';
import { DISPUTES_TOPIC } from './topic.js';

export const DisputeStateChanged = defineEvent({
  name: 'viewline.dispute.state-changed',
  version: 1,
  topic: DISPUTES_TOPIC,
  summary: 'A dispute was acknowledged or taken under review; the other steps have events of their own.',
  schema: Type.Object({
    ...disputeKey,
    fromState: Type.Enum([...DISPUTE_STATES]),
    toState: Type.Enum([...DISPUTE_STATES]),
    by: actor,
  }),
  subject: (data) => data.disputeId,
  key: (data) => data.subscriberId,
});
