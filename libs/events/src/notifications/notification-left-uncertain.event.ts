import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { NOTIFICATION_FACTS, NOTIFICATION_WAY } from './notification-facts.js';
import { NOTIFICATIONS_TOPIC } from './topic.js';

export const NotificationLeftUncertain = defineEvent({
  name: 'viewline.notification.left-uncertain',
  version: 1,
  topic: NOTIFICATIONS_TOPIC,
  summary: 'Nobody knows whether the provider took a message, so it is not sent again by itself.',
  schema: Type.Object({
    ...NOTIFICATION_FACTS,
    ...NOTIFICATION_WAY,
    code: Type.String({ minLength: 1, maxLength: 120 }),
  }),
  subject: (data) => data.notificationId,
  key: (data) => data.subscriberId,
});
