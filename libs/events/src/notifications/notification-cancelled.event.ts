import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { NOTIFICATION_FACTS } from './notification-facts.js';
import { NOTIFICATIONS_TOPIC } from './topic.js';

export const NotificationCancelled = defineEvent({
  name: 'viewline.notification.cancelled',
  version: 1,
  topic: NOTIFICATIONS_TOPIC,
  summary: 'A message that had not been sent was called off.',
  schema: Type.Object({
    ...NOTIFICATION_FACTS,
    by: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    reason: Type.Optional(Type.String({ maxLength: 1000 })),
  }),
  subject: (data) => data.notificationId,
  key: (data) => data.subscriberId,
});
