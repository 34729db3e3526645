import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { NOTIFICATION_FACTS, NOTIFICATION_WAY } from './notification-facts.js';
import { NOTIFICATIONS_TOPIC } from './topic.js';

export const NotificationRead = defineEvent({
  name: 'viewline.notification.read',
  version: 1,
  topic: NOTIFICATIONS_TOPIC,
  summary: 'A message was opened or read.',
  schema: Type.Object({
    ...NOTIFICATION_FACTS,
    ...NOTIFICATION_WAY,
  }),
  subject: (data) => data.notificationId,
  key: (data) => data.subscriberId,
});
