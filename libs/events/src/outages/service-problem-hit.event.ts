import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { OUTAGES_TOPIC } from './topic.js';

export const ServiceProblemHit = defineEvent({
  name: 'viewline.service-problem.hit',
  version: 1,
  topic: OUTAGES_TOPIC,
  summary: 'A declared outage hits this subscriber.',
  schema: Type.Object({
    problemId: Type.String({ format: 'uuid' }),
    subscriberId: Type.String({ format: 'uuid' }),
    title: Type.String({ minLength: 1, maxLength: 300 }),
    since: Type.String({ format: 'date-time' }),
  }),
  subject: (data) => data.problemId,
  key: (data) => data.subscriberId,
});
