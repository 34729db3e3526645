import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { CHANNELS } from './interaction-facts.js';
import { INTERACTIONS_TOPIC } from './topic.js';

export const InteractionStatusChanged = defineEvent({
  name: 'viewline.interaction.status-changed',
  version: 1,
  topic: INTERACTIONS_TOPIC,
  summary: 'A recorded interaction moved to another status.',
  schema: Type.Object({
    interactionId: Type.String({ format: 'uuid' }),
    subscriberId: Type.String({ format: 'uuid' }),
    channel: Type.Enum([...CHANNELS]),
    fromStatus: Type.String({ maxLength: 60 }),
    toStatus: Type.String({ minLength: 1, maxLength: 60 }),
  }),
  subject: (data) => data.interactionId,
  key: (data) => data.subscriberId,
});
