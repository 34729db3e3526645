import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { NOTIFICATION_FACTS, NotificationReasonsSchema } from './notification-facts.js';
import { NOTIFICATIONS_TOPIC } from './topic.js';

export const NotificationSuppressed = defineEvent({
  name: 'viewline.notification.suppressed',
  version: 1,
  topic: NOTIFICATIONS_TOPIC,
  summary: 'A message was not sent because a rule forbids it; says which.',
  schema: Type.Object({
    ...NOTIFICATION_FACTS,
    reasons: NotificationReasonsSchema,
  }),
  subject: (data) => data.notificationId,
  key: (data) => data.subscriberId,
});
