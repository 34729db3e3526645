import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { NOTIFICATION_CHANNELS, NOTIFICATION_FACTS } from './notification-facts.js';
import { NOTIFICATIONS_TOPIC } from './topic.js';

export const NotificationFailed = defineEvent({
  name: 'viewline.notification.failed',
  version: 1,
  topic: NOTIFICATIONS_TOPIC,
  summary: 'A message will not arrive: refused, bounced, expired, or no way led to the person.',
  schema: Type.Object({
    ...NOTIFICATION_FACTS,
    channel: Type.Optional(Type.Enum([...NOTIFICATION_CHANNELS])),
    provider: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    /** Stable, such as `expired`, `unreachable`, `template.unfilled`, or the provider's own. */
    code: Type.String({ minLength: 1, maxLength: 120 }),
    reason: Type.Optional(Type.String({ maxLength: 1000 })),
  }),
  subject: (data) => data.notificationId,
  key: (data) => data.subscriberId,
});
