import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { NOTIFICATION_CHANNELS, NOTIFICATION_PURPOSES } from './notification-facts.js';
import { NOTIFICATIONS_TOPIC } from './topic.js';

export const ConsentChanged = defineEvent({
  name: 'viewline.consent.changed',
  version: 1,
  topic: NOTIFICATIONS_TOPIC,
  summary: 'A subscriber allowed or forbade messages of a purpose, on one channel or on all.',
  schema: Type.Object({
    /** One (subscriber, purpose, channel). */
    consentId: Type.String({ format: 'uuid' }),
    subscriberId: Type.String({ format: 'uuid' }),
    purpose: Type.Enum([...NOTIFICATION_PURPOSES]),
    /** Absent: on all channels. */
    channel: Type.Optional(Type.Enum([...NOTIFICATION_CHANNELS])),
    granted: Type.Boolean(),
    /** Where it was said, such as `app`, `agent`, `unsubscribe-link`, `import`. */
    origin: Type.String({ minLength: 1, maxLength: 60 }),
    by: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    /** What the person was shown, or where the proof is kept. */
    evidence: Type.Optional(Type.String({ maxLength: 2000 })),
  }),
  subject: (data) => data.consentId,
  key: (data) => data.subscriberId,
});
