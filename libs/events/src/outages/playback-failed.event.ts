import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { OUTAGES_TOPIC } from './topic.js';
import { VIEWING_FACTS } from './viewing-facts.js';

export const PlaybackFailed = defineEvent({
  name: 'viewline.playback.failed',
  version: 1,
  topic: OUTAGES_TOPIC,
  summary: 'A stream did not play, or broke off, with an error.',
  schema: Type.Object({
    playbackErrorId: Type.String({ format: 'uuid' }),
    sessionId: Type.Optional(Type.String({ format: 'uuid' })),
    ...VIEWING_FACTS,
    /** As the player or panel names it, such as `source_offline`, `max_connections`. */
    errorCode: Type.String({ minLength: 1, maxLength: 120 }),
    message: Type.Optional(Type.String({ maxLength: 1000 })),
    occurredAt: Type.String({ format: 'date-time' }),
  }),
  subject: (data) => data.playbackErrorId,
  key: (data) => data.subscriberId,
});
