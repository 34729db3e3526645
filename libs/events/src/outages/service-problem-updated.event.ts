import { defineEvent } from '../define-event.js';
import { ServiceProblemFactsSchema } from './service-problem-facts.js';
import { OUTAGES_TOPIC } from './topic.js';

export const ServiceProblemUpdated = defineEvent({
  name: 'viewline.service-problem.updated',
  version: 1,
  topic: OUTAGES_TOPIC,
  summary: 'Facts of a declared outage changed, such as its class or expected end; carries all of them.',
  schema: ServiceProblemFactsSchema,
  subject: (data) => data.problemId,
  key: (data) => data.problemId,
});
