import { defineEvent } from '../define-event.js';
import { ServiceProblemFactsSchema } from './service-problem-facts.js';
import { OUTAGES_TOPIC } from './topic.js';

export const ServiceProblemDeclared = defineEvent({
  name: 'viewline.service-problem.declared',
  version: 1,
  topic: OUTAGES_TOPIC,
  summary: 'An outage was declared; carries all of its facts. It has a timeline of its own.',
  schema: ServiceProblemFactsSchema,
  subject: (data) => data.problemId,
  key: (data) => data.problemId,
});
