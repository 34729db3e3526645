import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { TICKET_DEADLINE_KINDS } from './ticket-deadline-kinds.js';
import { TICKET_REFERENCE, ticketKey } from './ticket-facts.js';
import { TICKETS_TOPIC } from './topic.js';

export const TicketEscalated = defineEvent({
  name: 'viewline.ticket.escalated',
  version: 1,
  topic: TICKETS_TOPIC,
  summary: 'A ticket was raised: a higher level, a higher priority, or in front of a supervisor.',
  schema: Type.Object({
    ...TICKET_REFERENCE,
    /** How often it was escalated, this time included. */
    level: Type.Integer({ minimum: 1, maximum: 100 }),
    cause: Type.Enum(['deadline-missed', 'request']),
    deadlineKind: Type.Optional(Type.Enum([...TICKET_DEADLINE_KINDS])),
    reason: Type.Optional(Type.String({ maxLength: 1000 })),
    fromPriority: Type.Optional(Type.String({ maxLength: 200 })),
    toPriority: Type.Optional(Type.String({ maxLength: 200 })),
    /** Who looks after it now. */
    queue: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    by: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
  }),
  subject: (data) => data.ticketId,
  key: ticketKey,
});
