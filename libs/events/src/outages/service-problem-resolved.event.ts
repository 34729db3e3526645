import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { OUTAGES_TOPIC } from './topic.js';

export const ServiceProblemResolved = defineEvent({
  name: 'viewline.service-problem.resolved',
  version: 1,
  topic: OUTAGES_TOPIC,
  summary: 'A declared outage is over.',
  schema: Type.Object({
    problemId: Type.String({ format: 'uuid' }),
    title: Type.String({ minLength: 1, maxLength: 300 }),
    startedAt: Type.String({ format: 'date-time' }),
    resolvedAt: Type.String({ format: 'date-time' }),
    resolution: Type.Optional(Type.String({ maxLength: 2000 })),
  }),
  subject: (data) => data.problemId,
  key: (data) => data.problemId,
});
