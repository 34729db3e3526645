import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { TICKET_REFERENCE, ticketKey } from './ticket-facts.js';
import { TICKETS_TOPIC } from './topic.js';

export const TicketRated = defineEvent({
  name: 'viewline.ticket.rated',
  version: 1,
  topic: TICKETS_TOPIC,
  summary: 'A subscriber rated how their ticket was handled.',
  schema: Type.Object({
    ...TICKET_REFERENCE,
    ratingId: Type.Optional(Type.String({ format: 'uuid' })),
    /** 1 is the worst, 5 the best. */
    score: Type.Integer({ minimum: 1, maximum: 5 }),
    comment: Type.Optional(Type.String({ maxLength: 4000 })),
    agentId: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
    channel: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  }),
  subject: (data) => data.ticketId,
  key: ticketKey,
});
