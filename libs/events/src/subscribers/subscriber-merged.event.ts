import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { SUBSCRIBERS_TOPIC } from './topic.js';

export const SubscriberMerged = defineEvent({
  name: 'viewline.subscriber.merged',
  version: 1,
  topic: SUBSCRIBERS_TOPIC,
  summary: 'Two subscribers proved to be one: the absorbed one shows on the survivor timeline.',
  schema: Type.Object({
    absorbedId: Type.String({ format: 'uuid' }),
    survivorId: Type.String({ format: 'uuid' }),
    reason: Type.String({ maxLength: 500 }),
    /** Who decided. */
    by: Type.String({ minLength: 1, maxLength: 300 }),
  }),
  subject: (data) => data.absorbedId,
  key: (data) => data.absorbedId,
});
