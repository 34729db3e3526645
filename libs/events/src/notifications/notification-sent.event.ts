import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { NOTIFICATION_FACTS, NOTIFICATION_WAY } from './notification-facts.js';
import { NOTIFICATIONS_TOPIC } from './topic.js';

export const NotificationSent = defineEvent({
  name: 'viewline.notification.sent',
  version: 1,
  topic: NOTIFICATIONS_TOPIC,
  summary: 'A provider accepted a message; carries what was said.',
  schema: Type.Object({
    ...NOTIFICATION_FACTS,
    ...NOTIFICATION_WAY,
    /** The address it went to. */
    address: Type.String({ minLength: 1, maxLength: 2000 }),
    /** Tries it took on all ways, this one included. */
    attempts: Type.Integer({ minimum: 1 }),
    /** The provider's own id of it. */
    providerMessageId: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
    subject: Type.Optional(Type.String({ maxLength: 1000 })),
    text: Type.String({ maxLength: 20_000 }),
  }),
  subject: (data) => data.notificationId,
  key: (data) => data.subscriberId,
});
