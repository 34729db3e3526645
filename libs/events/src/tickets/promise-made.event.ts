import { defineEvent } from '../define-event.js';
import { PromiseFactsSchema } from './promise-facts.js';
import { TICKETS_TOPIC } from './topic.js';

export const PromiseMade = defineEvent({
  name: 'viewline.promise.made',
  version: 1,
  topic: TICKETS_TOPIC,
  summary: 'Somebody gave a subscriber their word to do something by a deadline.',
  schema: PromiseFactsSchema,
  subject: (data) => data.promiseId,
  key: (data) => data.subscriberId,
});
