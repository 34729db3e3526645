import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { TICKET_REFERENCE, ticketKey } from './ticket-facts.js';
import { TICKETS_TOPIC } from './topic.js';

export const TicketRemoved = defineEvent({
  name: 'viewline.ticket.removed',
  version: 1,
  topic: TICKETS_TOPIC,
  summary: 'A ticket was taken off the record.',
  schema: Type.Object({
    ...TICKET_REFERENCE,
    by: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
  }),
  subject: (data) => data.ticketId,
  key: ticketKey,
});
