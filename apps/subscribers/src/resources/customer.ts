import { defineTmfResource, EntityRefSchema, POLYMORPHIC } from '@viewline/tmf';
import { Type } from 'typebox';
import type { CustomerDocument } from '../domain/customer-document.js';
import { CharacteristicSchema, ContactMediumSchema, list, period, text } from './shared-attributes.js';

const AccountRefSchema = Type.Object({
  id: text(1000),
  href: text(),
  description: text(),
  name: Type.String({ minLength: 1, maxLength: 1000 }),
  ...POLYMORPHIC,
  '@referredType': text(200),
});

const CreditProfileSchema = Type.Object({
  creditProfileDate: Type.String({ format: 'date-time' }),
  creditRiskRating: Type.Optional(Type.Integer()),
  creditScore: Type.Optional(Type.Integer()),
  validFor: period(),
  ...POLYMORPHIC,
});

/** TMF629 Customer v4.0.0: a subscriber as other systems see it. */
export const CUSTOMER = defineTmfResource({
  api: '/tmf-api/customerManagement/v4',
  name: 'customer',
  type: 'Customer',
  attributes: {
    name: Type.Optional(Type.String({ maxLength: 500 })),
    status: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    statusReason: text(),
    account: list(AccountRefSchema),
    agreement: list(EntityRefSchema),
    characteristic: list(CharacteristicSchema),
    contactMedium: list(ContactMediumSchema),
    creditProfile: list(CreditProfileSchema),
    engagedParty: Type.Optional(EntityRefSchema),
    paymentMethod: list(EntityRefSchema),
    relatedParty: list(EntityRefSchema),
    validFor: period(),
  },
  mandatory: ['name', 'engagedParty'],
  notPatchable: [],
  storage: { table: 'subscriber', document: 'document', columns: { id: { name: 'id', type: 'uuid' } } },
  complete: withReferredTypes,
  subscribersOf: ({ id }) => [id],
  events: ['Create', 'AttributeValueChange', 'StateChange', 'Delete'],
});

/** The swagger makes `@referredType` of a party mandatory; whoever gives the id alone means a person. */
function withReferredTypes(document: CustomerDocument): CustomerDocument {
  const { engagedParty, relatedParty } = document as { engagedParty?: object; relatedParty?: object[] };
  const complete = (party: object) => ({ '@referredType': 'Individual', ...party });
  return {
    ...document,
    ...(engagedParty && { engagedParty: complete(engagedParty) }),
    ...(relatedParty && { relatedParty: relatedParty.map(complete) }),
  };
}
