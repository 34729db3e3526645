import { defineEvent } from '../define-event.js';
import { TicketFactsSchema, ticketKey } from './ticket-facts.js';
import { TICKETS_TOPIC } from './topic.js';

export const TicketOpened = defineEvent({
  name: 'viewline.ticket.opened',
  version: 1,
  topic: TICKETS_TOPIC,
  summary: 'A trouble ticket was opened; carries all of its facts.',
  schema: TicketFactsSchema,
  subject: (data) => data.ticketId,
  key: ticketKey,
});
