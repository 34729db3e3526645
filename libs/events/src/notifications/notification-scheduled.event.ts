import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { NOTIFICATION_FACTS, NotificationReasonsSchema } from './notification-facts.js';
import { NOTIFICATIONS_TOPIC } from './topic.js';

export const NotificationScheduled = defineEvent({
  name: 'viewline.notification.scheduled',
  version: 1,
  topic: NOTIFICATIONS_TOPIC,
  summary: 'A message waits for its time, by wish or by a rule such as quiet hours.',
  schema: Type.Object({
    ...NOTIFICATION_FACTS,
    until: Type.String({ format: 'date-time' }),
    reasons: NotificationReasonsSchema,
  }),
  subject: (data) => data.notificationId,
  key: (data) => data.subscriberId,
});
