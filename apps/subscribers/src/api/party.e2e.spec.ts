import { newId } from '@viewline/kernel';
import { itKeepsTo } from '@viewline/testing';
import { SPECS, subscribersDoor, type Json, type SubscribersDoor } from './subscribers-door.suite.js';

const PARTY = '/tmf-api/party/v4';

let door: SubscribersDoor;
beforeAll(async () => (door = await subscribersDoor()));
afterAll(() => door.close());

const polymorphic = { '@type': 'T', '@baseType': 'B', '@schemaLocation': 'https://x.example/s.json' };
const validFor = { startDateTime: '2020-01-01T00:00:00.000Z', endDateTime: '2030-01-01T00:00:00.000Z' };
const reference = { id: 'r', href: '/r', name: 'R', ...polymorphic, '@referredType': 'X' };
const attachment = {
  id: 'f',
  name: 'scan.png',
  url: 'https://x.example/scan.png',
  size: { amount: 1, units: 'MB' },
};
const identification = {
  identificationId: '1',
  identificationType: 'passport',
  issuingAuthority: 'KSA',
  issuingDate: validFor.startDateTime,
  attachment,
  validFor,
  ...polymorphic,
};
const shared = {
  contactMedium: [{ mediumType: 'email', preferred: true, characteristic: { emailAddress: 'x' }, validFor }],
  creditRating: [
    {
      creditAgencyName: 'a',
      creditAgencyType: 'b',
      ratingReference: 'c',
      ratingScore: 5,
      validFor,
      ...polymorphic,
    },
  ],
  externalReference: [{ externalReferenceType: 'erp', name: '7', ...polymorphic }],
  partyCharacteristic: [{ name: 'shoe size', valueType: 'number', value: 43, ...polymorphic }],
  relatedParty: [{ ...reference, role: 'spouse' }],
  taxExemptionCertificate: [
    {
      id: 't',
      attachment,
      taxDefinition: [{ id: 'd', name: 'VAT', taxType: 'v', ...polymorphic }],
      validFor,
    },
  ],
};
const names = Object.fromEntries(
  [
    'aristocraticTitle',
    'familyName',
    'familyNamePrefix',
    'formattedName',
    'fullName',
    'generation',
    'givenName',
  ]
    .concat(['legalName', 'middleName', 'preferredGivenName', 'title'])
    .map((name) => [name, `the ${name}`]),
);
const individual: Json = {
  ...shared,
  ...names,
  birthDate: '1990-01-01T00:00:00.000Z',
  countryOfBirth: 'SA',
  deathDate: '2090-01-01T00:00:00.000Z',
  gender: 'female',
  location: 'Riyadh',
  maritalStatus: 'married',
  nationality: 'SA',
  placeOfBirth: 'Jeddah',
  disability: [{ disabilityCode: 'd', disabilityName: 'D', validFor, ...polymorphic }],
  individualIdentification: [identification],
  languageAbility: [
    {
      isFavouriteLanguage: true,
      languageCode: 'ar',
      languageName: 'Arabic',
      listeningProficiency: '1',
      readingProficiency: '2',
      speakingProficiency: '3',
      writingProficiency: '4',
      validFor,
      ...polymorphic,
    },
  ],
  otherName: [{ ...names, validFor, ...polymorphic }],
  skill: [{ comment: 'c', evaluatedLevel: 'e', skillCode: 's', skillName: 'S', validFor, ...polymorphic }],
  status: 'validated',
};
const relationship = { relationshipType: 'branch', organization: reference, ...polymorphic };
const organization: Json = {
  ...shared,
  isHeadOffice: true,
  isLegalEntity: true,
  name: 'n',
  nameType: 'inc',
  organizationType: 'company',
  tradingName: 'Acme TV',
  existsDuring: validFor,
  organizationChildRelationship: [relationship],
  organizationIdentification: [identification],
  organizationParentRelationship: relationship,
  otherName: [{ name: 'o', nameType: 'ltd', tradingName: 'Old', validFor, ...polymorphic }],
  status: 'closed',
};

describe.each([
  ['individual', individual, { givenName: 'Layla', familyName: 'Haddad' }, 'deceased'],
  ['organization', organization, { tradingName: 'Acme TV' }, 'initialized'],
] as const)('%s', (kind, whole, minimal, status) => {
  const path = `${PARTY}/${kind}`;

  it('gives back every attribute of the definition', async () => {
    const { status: code, body } = await door.call('POST', path, whole);
    expect(code).toBe(201);
    const type = kind === 'individual' ? 'Individual' : 'Organization';
    const expected = {
      ...whole,
      id: body['id'],
      href: `https://crm.example${path}/${String(body['id'])}`,
      '@type': type,
    };
    expect(body).toEqual(expected);
    expect((await door.call('GET', `${path}/${String(body['id'])}`)).body).toEqual(expected);
  });

  it('is found, changed, and removed', async () => {
    const key = newId();
    const externalReference = [{ externalReferenceType: 'test', name: key }];
    const { body } = await door.call('POST', path, { ...minimal, externalReference });
    const item = `${path}/${String(body['id'])}`;
    const list = await door.call('GET', `${path}?externalReference.name=${key}&fields=status`);
    expect(list.body).toMatchObject([{ id: body['id'] }]);
    expect((await door.call('PATCH', item, { status })).body).toMatchObject({ status, ...minimal });
    expect((await door.call('PATCH', item, { status: 'dancing' })).status).toBe(400);
    expect((await door.call('PATCH', item, { status }, { headers: { 'if-match': '"1"' } })).status).toBe(412);
    expect(
      (await door.call('GET', `${path}?externalReference.name=${key}&status=${status}`)).body,
    ).toHaveLength(1);
    expect((await door.call('DELETE', item)).status).toBe(204);
    expect((await door.call('GET', item)).status).toBe(404);
    expect((await door.call('PATCH', item, { status })).status).toBe(404);
  });

  it.each([[{}], [{ ...minimal, unknown: 1 }], [{ ...minimal, status: 'dancing' }], ['nonsense']])(
    'refuses %j',
    async (body) => expect((await door.call('POST', path, body)).status).toBe(400),
  );
});

describe('a customer and the party behind it', () => {
  it('share their addresses: those of the party are the customer’s, and change with it', async () => {
    const medium = (emailAddress: string) => [{ mediumType: 'email', characteristic: { emailAddress } }];
    const [one, two] = [`${newId()}@example.com`, `${newId()}@example.com`];
    const made = await door.call('POST', `${PARTY}/individual`, {
      givenName: 'Layla',
      familyName: 'Haddad',
      contactMedium: medium(one),
    });
    const person = String(made.body['id']);
    const customer = await door.call('POST', '/tmf-api/customerManagement/v4/customer', {
      name: 'Layla',
      engagedParty: { id: person, '@referredType': 'Individual' },
    });
    const identities = async () =>
      (await door.call('GET', `/api/subscribers/v1/subscribers/${String(customer.body['id'])}`)).body[
        'identities'
      ];
    expect(await identities()).toMatchObject([{ kind: 'email', value: one }]);
    await door.call('PATCH', `${PARTY}/individual/${person}`, { contactMedium: medium(two) });
    expect(await identities()).toMatchObject([{ kind: 'email', value: two }]);
    const refused = await door.call('DELETE', `${PARTY}/individual/${person}`);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'party.in-use' });
  });
});

itKeepsTo(SPECS, () => door);
