import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { TicketFactsSchema, ticketKey } from './ticket-facts.js';
import { TICKETS_TOPIC } from './topic.js';

export const TicketUpdated = defineEvent({
  name: 'viewline.ticket.updated',
  version: 1,
  topic: TICKETS_TOPIC,
  summary:
    'Facts of a ticket changed, other than by the events that have a name of their own; carries the whole new state.',
  schema: Type.Object({
    ...TicketFactsSchema.properties,
    /** Names of TMF621, such as `priority`, `relatedParty`. */
    changed: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 100 }),
    by: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
  }),
  subject: (data) => data.ticketId,
  key: ticketKey,
});
