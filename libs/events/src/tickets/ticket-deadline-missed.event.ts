import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { TICKET_DEADLINE_KINDS } from './ticket-deadline-kinds.js';
import { TICKET_REFERENCE, ticketKey } from './ticket-facts.js';
import { TICKETS_TOPIC } from './topic.js';

export const TicketDeadlineMissed = defineEvent({
  name: 'viewline.ticket.deadline-missed',
  version: 1,
  topic: TICKETS_TOPIC,
  summary: 'A deadline of a ticket passed without what it was for; said once for each deadline.',
  schema: Type.Object({
    ...TICKET_REFERENCE,
    deadlineId: Type.String({ format: 'uuid' }),
    kind: Type.Enum([...TICKET_DEADLINE_KINDS]),
    dueAt: Type.String({ format: 'date-time' }),
    /** Business minutes that were granted. */
    targetMinutes: Type.Integer({ minimum: 1 }),
    severityLevel: Type.String({ minLength: 1, maxLength: 60 }),
    queue: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    agentId: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
  }),
  subject: (data) => data.ticketId,
  key: ticketKey,
});
