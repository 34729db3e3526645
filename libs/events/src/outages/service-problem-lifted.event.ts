import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { OUTAGES_TOPIC } from './topic.js';

export const ServiceProblemLifted = defineEvent({
  name: 'viewline.service-problem.lifted',
  version: 1,
  topic: OUTAGES_TOPIC,
  summary: 'An outage hits this subscriber no longer; says what it cost them.',
  schema: Type.Object({
    problemId: Type.String({ format: 'uuid' }),
    subscriberId: Type.String({ format: 'uuid' }),
    title: Type.String({ minLength: 1, maxLength: 300 }),
    since: Type.String({ format: 'date-time' }),
    until: Type.String({ format: 'date-time' }),
    /** Whole minutes without service. */
    minutesLost: Type.Integer({ minimum: 0 }),
  }),
  subject: (data) => data.problemId,
  key: (data) => data.subscriberId,
});
