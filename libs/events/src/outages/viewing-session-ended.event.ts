import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { OUTAGES_TOPIC } from './topic.js';
import { VIEWING_FACTS } from './viewing-facts.js';

export const ViewingSessionEnded = defineEvent({
  name: 'viewline.viewing-session.ended',
  version: 1,
  topic: OUTAGES_TOPIC,
  summary: 'A subscriber stopped watching; carries the quality metrics of CTA-2066.',
  schema: Type.Object({
    sessionId: Type.String({ format: 'uuid' }),
    ...VIEWING_FACTS,
    startedAt: Type.String({ format: 'date-time' }),
    endedAt: Type.String({ format: 'date-time' }),
    /** Milliseconds from request to pause or end, stalls included and pauses not (CTA-2066). */
    watchedTime: Type.Integer({ minimum: 0 }),
    /** CTA-2066. */
    playbackStallCount: Type.Integer({ minimum: 0 }),
    /** Milliseconds; start-up and seeking excluded (CTA-2066). */
    playbackStallDuration: Type.Integer({ minimum: 0 }),
    /** Milliseconds until the first picture; absent when there was none (CTA-2066). */
    initialStartupTime: Type.Optional(Type.Integer({ minimum: 0 })),
    /** CTA-2066. */
    playbackFailed: Type.Boolean(),
  }),
  subject: (data) => data.sessionId,
  key: (data) => data.subscriberId,
});
