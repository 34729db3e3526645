import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { TICKET_REFERENCE, TICKET_STATUSES, ticketKey } from './ticket-facts.js';
import { TICKETS_TOPIC } from './topic.js';

export const TicketStatusChanged = defineEvent({
  name: 'viewline.ticket.status-changed',
  version: 1,
  topic: TICKETS_TOPIC,
  summary: 'A ticket moved to another status of the TM Forum state machine.',
  schema: Type.Object({
    ...TICKET_REFERENCE,
    ticketClass: Type.String({ minLength: 1, maxLength: 60 }),
    fromStatus: Type.Enum([...TICKET_STATUSES]),
    toStatus: Type.Enum([...TICKET_STATUSES]),
    reason: Type.Optional(Type.String({ maxLength: 4000 })),
    by: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
  }),
  subject: (data) => data.ticketId,
  key: ticketKey,
});
