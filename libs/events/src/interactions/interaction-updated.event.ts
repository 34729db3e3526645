import { defineEvent } from '../define-event.js';
import { InteractionFactsSchema } from './interaction-facts.js';
import { INTERACTIONS_TOPIC } from './topic.js';

export const InteractionUpdated = defineEvent({
  name: 'viewline.interaction.updated',
  version: 1,
  topic: INTERACTIONS_TOPIC,
  summary: 'Facts of a recorded interaction were corrected or completed; carries the whole new state.',
  schema: InteractionFactsSchema,
  subject: (data) => data.interactionId,
  key: (data) => data.subscriberId,
});
