import { defineTmfResource, POLYMORPHIC } from '@viewline/tmf';
import { Type } from 'typebox';
import { IdentificationSchema, PARTY_ATTRIBUTES, PARTY_EVENTS, statusOf } from './party-attributes.js';
import { date, flag, list, period, text } from './shared-attributes.js';

const NAMES = {
  aristocraticTitle: text(),
  familyName: text(),
  familyNamePrefix: text(),
  formattedName: text(),
  fullName: text(),
  generation: text(),
  givenName: text(),
  legalName: text(),
  middleName: text(),
  preferredGivenName: text(),
  title: text(),
};

const LanguageAbilitySchema = Type.Object({
  isFavouriteLanguage: flag(),
  languageCode: text(35),
  languageName: text(),
  listeningProficiency: text(),
  readingProficiency: text(),
  speakingProficiency: text(),
  writingProficiency: text(),
  validFor: period(),
  ...POLYMORPHIC,
});

const DisabilitySchema = Type.Object({
  disabilityCode: text(),
  disabilityName: text(),
  validFor: period(),
  ...POLYMORPHIC,
});

const SkillSchema = Type.Object({
  comment: text(),
  evaluatedLevel: text(),
  skillCode: text(),
  skillName: text(),
  validFor: period(),
  ...POLYMORPHIC,
});

/** TMF632 Individual v4.0.0. */
export const INDIVIDUAL = defineTmfResource({
  api: '/tmf-api/party/v4',
  name: 'individual',
  type: 'Individual',
  attributes: {
    ...NAMES,
    ...PARTY_ATTRIBUTES,
    birthDate: date(),
    countryOfBirth: text(),
    deathDate: date(),
    gender: text(),
    location: text(),
    maritalStatus: text(),
    nationality: text(),
    placeOfBirth: text(),
    disability: list(DisabilitySchema),
    individualIdentification: list(IdentificationSchema),
    languageAbility: list(LanguageAbilitySchema),
    otherName: list(Type.Object({ ...NAMES, validFor: period(), ...POLYMORPHIC })),
    skill: list(SkillSchema),
    status: statusOf('initialized', 'validated', 'deceased'),
  },
  mandatory: ['givenName', 'familyName'],
  notPatchable: [],
  storage: { table: 'individual', document: 'document', columns: { id: { name: 'id', type: 'uuid' } } },
  events: PARTY_EVENTS,
});
