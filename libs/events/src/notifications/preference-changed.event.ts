import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { NOTIFICATION_CHANNELS } from './notification-facts.js';
import { NOTIFICATIONS_TOPIC } from './topic.js';

export const PreferenceChanged = defineEvent({
  name: 'viewline.preference.changed',
  version: 1,
  topic: NOTIFICATIONS_TOPIC,
  summary: 'How a subscriber wants to be reached changed; carries all of their wishes.',
  schema: Type.Object({
    subscriberId: Type.String({ format: 'uuid' }),
    /** Names of what changed, such as `quietHours`. */
    changed: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 30 }),
    /** Most wanted first. */
    channels: Type.Optional(Type.Array(Type.Enum([...NOTIFICATION_CHANNELS]), { maxItems: 6 })),
    /** BCP 47. */
    language: Type.Optional(Type.String({ minLength: 2, maxLength: 35 })),
    /** IANA, such as `Asia/Riyadh`. */
    timeZone: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    /** Local times `HH:MM`; an end before the start is on the next day. */
    quietHours: Type.Optional(
      Type.Object({
        start: Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }),
        end: Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }),
      }),
    ),
    /** Not at all on these. */
    channelsOff: Type.Optional(Type.Array(Type.Enum([...NOTIFICATION_CHANNELS]), { maxItems: 6 })),
    /** Of the wording, such as `formal`. */
    tone: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    /** Whether what can wait is to come together. */
    digest: Type.Optional(Type.Enum(['off', 'daily', 'weekly'])),
    by: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  }),
  subject: (data) => data.subscriberId,
  key: (data) => data.subscriberId,
});
