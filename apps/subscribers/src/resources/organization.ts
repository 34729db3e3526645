import { defineTmfResource, EntityRefSchema, POLYMORPHIC } from '@viewline/tmf';
import { Type } from 'typebox';
import { IdentificationSchema, PARTY_ATTRIBUTES, PARTY_EVENTS, statusOf } from './party-attributes.js';
import { flag, list, period, text } from './shared-attributes.js';

const NAMES = { name: text(), nameType: text(), tradingName: text() };

const RelationshipSchema = Type.Object({
  relationshipType: text(),
  organization: Type.Optional(EntityRefSchema),
  ...POLYMORPHIC,
});

/** TMF632 Organization v4.0.0. */
export const ORGANIZATION = defineTmfResource({
  api: '/tmf-api/party/v4',
  name: 'organization',
  type: 'Organization',
  attributes: {
    ...NAMES,
    ...PARTY_ATTRIBUTES,
    isHeadOffice: flag(),
    isLegalEntity: flag(),
    organizationType: text(),
    existsDuring: period(),
    organizationChildRelationship: list(RelationshipSchema),
    organizationIdentification: list(IdentificationSchema),
    organizationParentRelationship: Type.Optional(RelationshipSchema),
    otherName: list(Type.Object({ ...NAMES, validFor: period(), ...POLYMORPHIC })),
    status: statusOf('initialized', 'validated', 'closed'),
  },
  mandatory: ['tradingName'],
  notPatchable: [],
  storage: { table: 'organization', document: 'document', columns: { id: { name: 'id', type: 'uuid' } } },
  events: PARTY_EVENTS,
});
