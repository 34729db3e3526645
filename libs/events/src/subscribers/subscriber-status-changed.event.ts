import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { SUBSCRIBERS_TOPIC } from './topic.js';

export const SubscriberStatusChanged = defineEvent({
  name: 'viewline.subscriber.status-changed',
  version: 1,
  topic: SUBSCRIBERS_TOPIC,
  summary: 'A subscriber moved to another status, such as active to suspended.',
  schema: Type.Object({
    subscriberId: Type.String({ format: 'uuid' }),
    fromStatus: Type.String({ maxLength: 60 }),
    toStatus: Type.String({ minLength: 1, maxLength: 60 }),
    reason: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  subject: (data) => data.subscriberId,
  key: (data) => data.subscriberId,
});
