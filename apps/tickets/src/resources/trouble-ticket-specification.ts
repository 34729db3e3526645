import {
  AttachmentRefOrValueSchema,
  defineTmfResource,
  EntityRefSchema,
  POLYMORPHIC,
  TimePeriodSchema,
} from '@viewline/tmf';
import { Type } from 'typebox';
import { date, list, text, word } from './shared-attributes.js';

const CharacteristicSpecificationSchema = Type.Object({
  id: text(),
  name: word(),
  description: text(),
  valueType: text(200),
  configurable: Type.Optional(Type.Boolean()),
  minCardinality: Type.Optional(Type.Integer()),
  maxCardinality: Type.Optional(Type.Integer()),
  regex: text(),
  ...POLYMORPHIC,
});

/** TMF621 TroubleTicketSpecification. It came with v5; v4.0.0 has none, so its shape is that one's. */
export const TROUBLE_TICKET_SPECIFICATION = defineTmfResource({
  api: '/tmf-api/troubleTicket/v4',
  name: 'troubleTicketSpecification',
  type: 'TroubleTicketSpecification',
  attributes: {
    name: word(1000),
    description: text(100_000),
    version: text(100),
    lifecycleStatus: text(60),
    lastUpdate: date(),
    ticketType: text(200),
    attachment: list(AttachmentRefOrValueSchema, 100),
    relatedParty: list(EntityRefSchema),
    specCharacteristic: list(CharacteristicSpecificationSchema),
    validFor: Type.Optional(TimePeriodSchema),
  },
  mandatory: ['name'],
  notPatchable: ['lastUpdate'],
  storage: {
    table: 'ticket_specification',
    document: 'document',
    columns: { id: { name: 'id', type: 'uuid' } },
  },
  events: ['Create', 'AttributeValueChange', 'StatusChange', 'Delete'],
});
