import { Type, type Static } from 'typebox';
import { CHANNELS } from '../interactions/interaction-facts.js';

/** TMF621 `TroubleTicketStatusType`. */
export const TICKET_STATUSES = [
  'acknowledged',
  'rejected',
  'pending',
  'held',
  'inProgress',
  'cancelled',
  'closed',
  'resolved',
] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

const text = (maxLength: number) => Type.Optional(Type.String({ minLength: 1, maxLength }));
const moment = () => Type.Optional(Type.String({ format: 'date-time' }));

/** What every event of a ticket says, so that it reads without asking for the ticket. */
export const TICKET_REFERENCE = {
  ticketId: Type.String({ format: 'uuid' }),
  /** Whom it is about; a ticket of a whole device class is about nobody in particular. */
  subscriberId: Type.Optional(Type.String({ format: 'uuid' })),
  /** For people, such as `TT-1042`. */
  number: Type.String({ minLength: 1, maxLength: 40 }),
  /** One line: its name, or how its description begins. */
  title: Type.String({ minLength: 1, maxLength: 300 }),
};

/** A trouble ticket (TMF621) as others need to know it. */
export const TicketFactsSchema = Type.Object({
  ...TICKET_REFERENCE,
  description: Type.String({ maxLength: 100_000 }),
  /** As its opener wrote it, such as `Bill Dispute`. */
  ticketType: Type.String({ minLength: 1, maxLength: 200 }),
  /** What the type comes to: `connectivity`, `software-glitch`, `bill-dispute`, …, `other`. */
  ticketClass: Type.String({ minLength: 1, maxLength: 60 }),
  status: Type.Enum([...TICKET_STATUSES]),
  /** As its opener wrote it. */
  severity: Type.String({ minLength: 1, maxLength: 200 }),
  /** What the severity comes to: `critical`, `major`, `moderate`, `minor`. */
  severityLevel: Type.String({ minLength: 1, maxLength: 60 }),
  priority: text(200),
  /** The channel that it came on, as far as it is one of ours. */
  channel: Type.Optional(Type.Enum([...CHANNELS])),
  /** Who opened it: an agent, a system such as `device-class-watch`. */
  openedBy: text(300),
  openedAt: Type.String({ format: 'date-time' }),
  /** Id in the system that it came from. */
  externalId: text(1000),
  parentId: Type.Optional(Type.String({ format: 'uuid' })),
  /** When it is to be done, as promised by its service level. */
  expectedResolutionAt: moment(),
  resolvedAt: moment(),
  queue: text(200),
  agentId: text(300),
  escalationLevel: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
});
export type TicketFacts = Static<typeof TicketFactsSchema>;

/** Where a ticket's events go: its subscriber's key, or its own. */
export const ticketKey = (data: { ticketId: string; subscriberId?: string }): string =>
  data.subscriberId ?? data.ticketId;
