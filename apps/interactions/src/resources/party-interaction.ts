import { ANY_SUBSCRIBER } from '@viewline/platform';
import {
  AttachmentRefOrValueSchema,
  defineTmfResource,
  EntityRefSchema,
  NoteSchema,
  POLYMORPHIC,
  RelatedEntityRefOrValueSchema,
  TimePeriodSchema,
  type Stored,
} from '@viewline/tmf';
import { Type, type TSchema } from 'typebox';
import { withCompleteReferences } from './complete-references.js';
import { isCustomer, type Party } from './party.js';

const text = (maxLength = 4000) => Type.Optional(Type.String({ maxLength }));
const date = () => Type.Optional(Type.String({ format: 'date-time' }));
const list = <Item extends TSchema>(item: Item) => Type.Optional(Type.Array(item, { maxItems: 100 }));

const InteractionItemSchema = Type.Object({
  id: text(),
  creationDate: date(),
  reason: text(),
  resolution: text(),
  attachment: list(AttachmentRefOrValueSchema),
  channel: list(EntityRefSchema),
  item: Type.Optional(RelatedEntityRefOrValueSchema),
  itemDate: Type.Optional(TimePeriodSchema),
  note: list(NoteSchema),
  relatedParty: list(EntityRefSchema),
  ...POLYMORPHIC,
});

const InteractionRelationshipSchema = Type.Object({
  id: text(),
  href: text(),
  relationshipType: text(),
  ...POLYMORPHIC,
});

/**
 * TMF683 PartyInteraction v4.0.0. The swagger also asks for `interactionDate` and `status` on create, the conformance
 * profile does not: they default to now and `open`.
 */
export const PARTY_INTERACTION = defineTmfResource({
  api: '/tmf-api/partyInteraction/v4',
  name: 'partyInteraction',
  type: 'PartyInteraction',
  attributes: {
    creationDate: date(),
    description: text(100_000),
    direction: Type.Enum(['inbound', 'outbound']),
    reason: Type.String({ maxLength: 500 }),
    status: Type.String({ maxLength: 60 }),
    statusChangeDate: date(),
    attachment: list(AttachmentRefOrValueSchema),
    channel: list(EntityRefSchema),
    interactionDate: Type.Optional(TimePeriodSchema),
    interactionItem: list(InteractionItemSchema),
    interactionRelationship: list(InteractionRelationshipSchema),
    note: list(NoteSchema),
    relatedParty: list(EntityRefSchema),
  },
  mandatory: ['reason', 'direction', 'channel', 'status'],
  notPatchable: ['creationDate', 'statusChangeDate', 'direction'],
  storage: {
    table: 'party_interaction',
    document: 'document',
    columns: {
      id: { name: 'id', type: 'uuid' },
      status: { name: 'status' },
      reason: { name: 'reason' },
      direction: { name: 'direction' },
      creationDate: { name: 'created_at' },
      statusChangeDate: { name: 'status_changed_at' },
      'interactionDate.startDateTime': { name: 'started_at' },
      'interactionDate.endDateTime': { name: 'ended_at' },
    },
  },
  complete: withCompleteReferences,
  subscribersOf,
  events: ['Create', 'AttributeValueChange', 'StatusChange', 'Delete'],
});

export type PartyInteractionEvent = (typeof PARTY_INTERACTION.events)[number];

function subscribersOf({ document }: Stored): string[] {
  const { relatedParty = [] } = document as { relatedParty?: readonly Party[] };
  const ids = relatedParty.filter(isCustomer).map(({ id }) => id);
  // A patch may have taken the parties away.
  return ids.length > 0 ? ids : [ANY_SUBSCRIBER];
}
