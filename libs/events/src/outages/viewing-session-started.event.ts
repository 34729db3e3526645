import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { OUTAGES_TOPIC } from './topic.js';
import { VIEWING_FACTS } from './viewing-facts.js';

export const ViewingSessionStarted = defineEvent({
  name: 'viewline.viewing-session.started',
  version: 1,
  topic: OUTAGES_TOPIC,
  summary: 'A subscriber began to watch a stream.',
  schema: Type.Object({
    sessionId: Type.String({ format: 'uuid' }),
    ...VIEWING_FACTS,
    startedAt: Type.String({ format: 'date-time' }),
  }),
  subject: (data) => data.sessionId,
  key: (data) => data.subscriberId,
});
