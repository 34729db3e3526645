import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { CHANNELS } from './interaction-facts.js';
import { INTERACTIONS_TOPIC } from './topic.js';

export const InteractionRemoved = defineEvent({
  name: 'viewline.interaction.removed',
  version: 1,
  topic: INTERACTIONS_TOPIC,
  summary: 'An interaction was taken off the record; its entry no longer shows.',
  schema: Type.Object({
    interactionId: Type.String({ format: 'uuid' }),
    subscriberId: Type.String({ format: 'uuid' }),
    channel: Type.Enum([...CHANNELS]),
  }),
  subject: (data) => data.interactionId,
  key: (data) => data.subscriberId,
});
