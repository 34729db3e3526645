import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { TICKET_REFERENCE, ticketKey } from './ticket-facts.js';
import { TICKETS_TOPIC } from './topic.js';

export const TicketNoteAdded = defineEvent({
  name: 'viewline.ticket.note-added',
  version: 1,
  topic: TICKETS_TOPIC,
  summary: 'Somebody wrote a note on a ticket, or answered its subscriber by it.',
  schema: Type.Object({
    ...TICKET_REFERENCE,
    noteId: Type.String({ minLength: 1, maxLength: 1000 }),
    text: Type.String({ maxLength: 100_000 }),
    author: Type.Optional(Type.String({ maxLength: 4000 })),
    /** Whether its subscriber may read it. */
    visibility: Type.Enum(['internal', 'public']),
    writtenAt: Type.String({ format: 'date-time' }),
  }),
  subject: (data) => data.ticketId,
  key: ticketKey,
});
