import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { actor } from './dispute-facts.js';
import { DISPUTES_TOPIC } from './topic.js';

export const DisputeFileSealed = defineEvent({
  name: 'viewline.dispute-file.sealed',
  version: 1,
  topic: DISPUTES_TOPIC,
  summary: 'The file of a dispute was written and sealed: from now on every change of it shows.',
  schema: Type.Object({
    fileId: Type.String({ format: 'uuid' }),
    disputeId: Type.String({ format: 'uuid' }),
    subscriberId: Type.String({ format: 'uuid' }),
    /** What stands in it. */
    entryCount: Type.Integer({ minimum: 0 }),
    /** SHA-256 at the end of its hash chain, in hex. */
    seal: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    by: actor,
  }),
  subject: (data) => data.fileId,
  key: (data) => data.subscriberId,
});
