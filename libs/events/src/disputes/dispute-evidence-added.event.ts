import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { actor, disputeKey, EVIDENCE_KINDS } from './dispute-facts.js';
import { DISPUTES_TOPIC } from './topic.js';

export const DisputeEvidenceAdded = defineEvent({
  name: 'viewline.dispute.evidence-added',
  version: 1,
  topic: DISPUTES_TOPIC,
  summary: 'Something that speaks for or against a disputed charge was put on file.',
  schema: Type.Object({
    ...disputeKey,
    evidenceId: Type.String({ format: 'uuid' }),
    kind: Type.Enum([...EVIDENCE_KINDS]),
    text: Type.Optional(Type.String({ maxLength: 4000 })),
    /** Of a link. */
    url: Type.Optional(Type.String({ format: 'uri', maxLength: 2000 })),
    /** Of a reference: what is meant, such as an `interaction` or an `event`. */
    reference: Type.Optional(
      Type.Object({
        type: Type.String({ minLength: 1, maxLength: 60 }),
        id: Type.String({ minLength: 1, maxLength: 200 }),
      }),
    ),
    by: actor,
  }),
  subject: (data) => data.disputeId,
  key: (data) => data.subscriberId,
});
