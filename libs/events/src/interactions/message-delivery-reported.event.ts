import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { CHANNELS } from './interaction-facts.js';
import { INTERACTIONS_TOPIC } from './topic.js';

export const MessageDeliveryReported = defineEvent({
  name: 'viewline.message.delivery-reported',
  version: 1,
  topic: INTERACTIONS_TOPIC,
  summary: 'A provider reported what became of a message that was sent to the subscriber.',
  schema: Type.Object({
    /** Derived from (provider, external id) like an interaction, so that the report finds its message. */
    interactionId: Type.String({ format: 'uuid' }),
    subscriberId: Type.String({ format: 'uuid' }),
    channel: Type.Enum([...CHANNELS]),
    provider: Type.String({ minLength: 1, maxLength: 60 }),
    externalId: Type.String({ minLength: 1, maxLength: 1000 }),
    status: Type.Enum(['queued', 'sent', 'delivered', 'read', 'failed']),
    errorCode: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  subject: (data) => data.interactionId,
  key: (data) => data.subscriberId,
});
