import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { IdentitySchema } from '../identity/identity.js';
import { SUBSCRIBERS_TOPIC } from './topic.js';

export const IdentityUnlinked = defineEvent({
  name: 'viewline.identity.unlinked',
  version: 1,
  topic: SUBSCRIBERS_TOPIC,
  summary: 'A channel address no longer belongs to the subscriber it was linked to.',
  schema: Type.Object({
    /** The provisional subscriber behind the address. Both ends of one link carry the same key, so they stay in order. */
    provisionalId: Type.String({ format: 'uuid' }),
    subscriberId: Type.String({ format: 'uuid' }),
    identity: IdentitySchema,
    verified: Type.Boolean(),
    /** Who says so: `import`, `api`, `agent`, … */
    source: Type.String({ minLength: 1, maxLength: 60 }),
  }),
  subject: (data) => data.provisionalId,
  key: (data) => data.provisionalId,
});
