import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { PromiseFactsSchema } from './promise-facts.js';
import { TICKETS_TOPIC } from './topic.js';

export const PromiseKept = defineEvent({
  name: 'viewline.promise.kept',
  version: 1,
  topic: TICKETS_TOPIC,
  summary: 'What was promised was done before its deadline.',
  schema: Type.Object({
    ...PromiseFactsSchema.properties,
    keptAt: Type.String({ format: 'date-time' }),
    /** The event that kept it; absent where a person said so. */
    evidence: Type.Optional(
      Type.Object({
        eventId: Type.String({ format: 'uuid' }),
        eventType: Type.String({ minLength: 1, maxLength: 200 }),
        interactionId: Type.Optional(Type.String({ format: 'uuid' })),
        channel: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
      }),
    ),
    keptBy: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
  }),
  subject: (data) => data.promiseId,
  key: (data) => data.subscriberId,
});
