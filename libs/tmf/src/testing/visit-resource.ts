import { Type } from 'typebox';
import {
  AttachmentRefOrValueSchema,
  EntityRefSchema,
  NoteSchema,
  TimePeriodSchema,
} from '../resource/common-attributes.js';
import { defineTmfResource } from '../resource/tmf-resource.js';

const text = Type.Optional(Type.String({ maxLength: 1000 }));
const date = Type.Optional(Type.String({ format: 'date-time' }));

/** An invented resource with one attribute of each kind, for this library's own tests. */
export const Visit = defineTmfResource({
  api: '/tmf-api/visitManagement/v4',
  name: 'visit',
  type: 'Visit',
  attributes: {
    reason: Type.String({ maxLength: 500 }),
    direction: Type.Optional(Type.Enum(['inbound', 'outbound'])),
    status: text,
    creationDate: date,
    minutes: Type.Optional(Type.Number()),
    satisfied: Type.Optional(Type.Boolean()),
    period: Type.Optional(TimePeriodSchema),
    channel: Type.Optional(Type.Array(EntityRefSchema)),
    attachment: Type.Optional(Type.Array(AttachmentRefOrValueSchema)),
    note: Type.Optional(Type.Array(NoteSchema)),
    tag: Type.Optional(Type.Array(Type.String())),
  },
  mandatory: ['reason'],
  notPatchable: ['creationDate'],
  storage: {
    table: 'visit',
    document: 'document',
    columns: {
      id: { name: 'visit_id', type: 'uuid' },
      status: { name: 'status' },
      creationDate: { name: 'created_at' },
    },
  },
  events: ['Create', 'AttributeValueChange', 'Delete'],
});

export const VISIT_TABLE = `
  CREATE TABLE visit (
    visit_id uuid PRIMARY KEY,
    status text,
    created_at timestamptz,
    document jsonb NOT NULL
  )`;
