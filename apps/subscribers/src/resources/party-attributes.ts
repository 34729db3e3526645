import { AttachmentRefOrValueSchema, EntityRefSchema, POLYMORPHIC } from '@viewline/tmf';
import { Type } from 'typebox';
import { CharacteristicSchema, ContactMediumSchema, date, list, period, text } from './shared-attributes.js';

const PartyCreditProfileSchema = Type.Object({
  creditAgencyName: text(),
  creditAgencyType: text(),
  ratingReference: text(),
  ratingScore: Type.Optional(Type.Integer()),
  validFor: period(),
  ...POLYMORPHIC,
});

const ExternalReferenceSchema = Type.Object({ externalReferenceType: text(), name: text(), ...POLYMORPHIC });

const TaxDefinitionSchema = Type.Object({
  id: text(),
  name: text(),
  taxType: text(),
  ...POLYMORPHIC,
  '@referredType': text(200),
});

const TaxExemptionCertificateSchema = Type.Object({
  id: text(),
  attachment: Type.Optional(AttachmentRefOrValueSchema),
  taxDefinition: list(TaxDefinitionSchema),
  validFor: period(),
  ...POLYMORPHIC,
});

/** TMF632 IndividualIdentification and OrganizationIdentification: a passport, a trade register number. */
export const IdentificationSchema = Type.Object({
  identificationId: text(),
  identificationType: text(),
  issuingAuthority: text(),
  issuingDate: date(),
  attachment: Type.Optional(AttachmentRefOrValueSchema),
  validFor: period(),
  ...POLYMORPHIC,
});

/** TMF632 Party v4.0.0: what people and organizations have in common. */
export const PARTY_ATTRIBUTES = {
  contactMedium: list(ContactMediumSchema),
  creditRating: list(PartyCreditProfileSchema),
  externalReference: list(ExternalReferenceSchema),
  partyCharacteristic: list(CharacteristicSchema),
  relatedParty: list(EntityRefSchema),
  taxExemptionCertificate: list(TaxExemptionCertificateSchema),
};

export const PARTY_EVENTS = ['Create', 'AttributeValueChange', 'StateChange', 'Delete'] as const;

/** A status of a closed list. As text with a pattern it can be filtered by, which an enumeration cannot. */
export const statusOf = (...states: readonly string[]) =>
  Type.Optional(Type.String({ pattern: `^(${states.join('|')})$` }));
