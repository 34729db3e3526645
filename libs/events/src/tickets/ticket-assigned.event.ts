import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { TICKET_REFERENCE, ticketKey } from './ticket-facts.js';
import { TICKETS_TOPIC } from './topic.js';

export const TicketAssigned = defineEvent({
  name: 'viewline.ticket.assigned',
  version: 1,
  topic: TICKETS_TOPIC,
  summary: 'A ticket went to a queue, to an agent, or back from one.',
  schema: Type.Object({
    ...TICKET_REFERENCE,
    queue: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    /** Absent: nobody has it any more. */
    agentId: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
    agentName: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
    fromQueue: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    fromAgentId: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
    /** Why there, such as the rule or the skills that decided. */
    reason: Type.Optional(Type.String({ maxLength: 1000 })),
    by: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
  }),
  subject: (data) => data.ticketId,
  key: ticketKey,
});
