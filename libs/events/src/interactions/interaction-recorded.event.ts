import { defineEvent } from '../define-event.js';
import { InteractionFactsSchema } from './interaction-facts.js';
import { INTERACTIONS_TOPIC } from './topic.js';

export const InteractionRecorded = defineEvent({
  name: 'viewline.interaction.recorded',
  version: 1,
  topic: INTERACTIONS_TOPIC,
  summary: 'A contact came in or went out on some channel and is now on record.',
  schema: InteractionFactsSchema,
  subject: (data) => data.interactionId,
  key: (data) => data.subscriberId,
});
