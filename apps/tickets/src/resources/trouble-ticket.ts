import { TICKET_STATUSES } from '@viewline/events';
import {
  AttachmentRefOrValueSchema,
  defineTmfResource,
  EntityRefSchema,
  NoteSchema,
  POLYMORPHIC,
} from '@viewline/tmf';
import { Type } from 'typebox';
import { subscriberIdOf } from '../domain/ticket-document.js';
import { date, list, RelatedEntitySchema, RelationshipSchema, text, word } from './shared-attributes.js';

const StatusChangeSchema = Type.Object({
  status: Type.Enum([...TICKET_STATUSES]),
  changeDate: Type.String({ format: 'date-time' }),
  changeReason: text(),
  ...POLYMORPHIC,
});

/** TMF621 TroubleTicket v4.0.0, and the number that people know it by. */
export const TROUBLE_TICKET = defineTmfResource({
  api: '/tmf-api/troubleTicket/v4',
  name: 'troubleTicket',
  type: 'TroubleTicket',
  attributes: {
    number: text(40),
    creationDate: date(),
    description: Type.String({ maxLength: 100_000 }),
    expectedResolutionDate: date(),
    externalId: text(1000),
    lastUpdate: date(),
    name: text(1000),
    priority: text(200),
    requestedResolutionDate: date(),
    resolutionDate: date(),
    severity: word(),
    status: Type.Optional(Type.Enum([...TICKET_STATUSES])),
    statusChangeDate: date(),
    statusChangeReason: text(),
    ticketType: word(),
    attachment: list(AttachmentRefOrValueSchema, 100),
    channel: Type.Optional(EntityRefSchema),
    note: list(NoteSchema, 1000),
    relatedEntity: list(RelatedEntitySchema),
    relatedParty: list(EntityRefSchema),
    statusChange: list(StatusChangeSchema, 10_000),
    troubleTicketRelationship: list(RelationshipSchema),
  },
  mandatory: ['description', 'severity', 'ticketType'],
  notPatchable: ['number', 'creationDate', 'lastUpdate', 'statusChange', 'statusChangeDate'],
  storage: {
    table: 'ticket',
    document: 'document',
    columns: {
      id: { name: 'id', type: 'uuid' },
      number: { name: 'number' },
      status: { name: 'status' },
      severity: { name: 'severity' },
      ticketType: { name: 'ticket_type' },
      creationDate: { name: 'created_at' },
      lastUpdate: { name: 'updated_at' },
    },
  },
  subscribersOf: ({ document }) => {
    const id = subscriberIdOf(document);
    return id === undefined ? [] : [id];
  },
  events: ['Create', 'AttributeValueChange', 'StatusChange', 'Delete', 'Resolved', 'InformationRequired'],
});

export type TroubleTicketEvent = (typeof TROUBLE_TICKET.events)[number];
