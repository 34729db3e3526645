import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { SUBSCRIBERS_TOPIC } from './topic.js';

export const SubscriberRemoved = defineEvent({
  name: 'viewline.subscriber.removed',
  version: 1,
  topic: SUBSCRIBERS_TOPIC,
  summary: 'A subscriber was removed from the customer base.',
  schema: Type.Object({ subscriberId: Type.String({ format: 'uuid' }) }),
  subject: (data) => data.subscriberId,
  key: (data) => data.subscriberId,
});
