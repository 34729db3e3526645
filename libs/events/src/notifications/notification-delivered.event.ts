import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { NOTIFICATION_FACTS, NOTIFICATION_WAY } from './notification-facts.js';
import { NOTIFICATIONS_TOPIC } from './topic.js';

export const NotificationDelivered = defineEvent({
  name: 'viewline.notification.delivered',
  version: 1,
  topic: NOTIFICATIONS_TOPIC,
  summary: 'A message arrived, by the word of the provider.',
  schema: Type.Object({
    ...NOTIFICATION_FACTS,
    ...NOTIFICATION_WAY,
  }),
  subject: (data) => data.notificationId,
  key: (data) => data.subscriberId,
});
