import { defineEvent } from '../define-event.js';
import { SubscriberProfileSchema } from './subscriber-profile.js';
import { SUBSCRIBERS_TOPIC } from './topic.js';

export const SubscriberUpdated = defineEvent({
  name: 'viewline.subscriber.updated',
  version: 1,
  topic: SUBSCRIBERS_TOPIC,
  summary: 'Facts about a subscriber changed; carries the whole new profile.',
  schema: SubscriberProfileSchema,
  subject: (data) => data.subscriberId,
  key: (data) => data.subscriberId,
});
