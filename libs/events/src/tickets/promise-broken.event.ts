import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { PromiseFactsSchema } from './promise-facts.js';
import { TICKETS_TOPIC } from './topic.js';

export const PromiseBroken = defineEvent({
  name: 'viewline.promise.broken',
  version: 1,
  topic: TICKETS_TOPIC,
  summary: 'The deadline of a promise passed and it was not kept; said once.',
  schema: Type.Object({
    ...PromiseFactsSchema.properties,
    brokenAt: Type.String({ format: 'date-time' }),
  }),
  subject: (data) => data.promiseId,
  key: (data) => data.subscriberId,
});
