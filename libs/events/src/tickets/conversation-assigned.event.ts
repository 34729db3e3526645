import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { TICKETS_TOPIC } from './topic.js';

export const ConversationAssigned = defineEvent({
  name: 'viewline.conversation.assigned',
  version: 1,
  topic: TICKETS_TOPIC,
  summary: 'A chat conversation went to an agent, or back to its queue.',
  schema: Type.Object({
    conversationId: Type.String({ format: 'uuid' }),
    subscriberId: Type.String({ format: 'uuid' }),
    queue: Type.String({ minLength: 1, maxLength: 200 }),
    /** Absent: nobody has it any more. */
    agentId: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
    agentName: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
    fromAgentId: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
    /** Why, such as `routing`, `agent offline`. */
    reason: Type.Optional(Type.String({ maxLength: 1000 })),
    /** Milliseconds since it began to wait. */
    waited: Type.Integer({ minimum: 0 }),
  }),
  subject: (data) => data.conversationId,
  key: (data) => data.subscriberId,
});
