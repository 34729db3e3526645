import { defineEvent } from '../define-event.js';
import { SubscriberProfileSchema } from './subscriber-profile.js';
import { SUBSCRIBERS_TOPIC } from './topic.js';

export const SubscriberRegistered = defineEvent({
  name: 'viewline.subscriber.registered',
  version: 1,
  topic: SUBSCRIBERS_TOPIC,
  summary: 'A subscriber became known by name: created through an API, an import or a connector.',
  schema: SubscriberProfileSchema,
  subject: (data) => data.subscriberId,
  key: (data) => data.subscriberId,
});
