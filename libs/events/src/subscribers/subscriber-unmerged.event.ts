import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { SUBSCRIBERS_TOPIC } from './topic.js';

export const SubscriberUnmerged = defineEvent({
  name: 'viewline.subscriber.unmerged',
  version: 1,
  topic: SUBSCRIBERS_TOPIC,
  summary: 'A merge was undone: both stand alone again, each with the contacts of its own addresses.',
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
