import { newId } from '@viewline/kernel';
import { itKeepsTo } from '@viewline/testing';
import { SPECS, subscribersDoor, type Json, type SubscribersDoor } from './subscribers-door.suite.js';

const CUSTOMERS = '/tmf-api/customerManagement/v4/customer';

let door: SubscribersDoor;
beforeAll(async () => (door = await subscribersDoor()));
afterAll(() => door.close());

const minimal = (more: Json = {}): Json => ({
  name: 'Layla',
  engagedParty: { id: newId(), '@referredType': 'Individual' },
  ...more,
});
const created = async (more: Json = {}): Promise<{ id: string }> => {
  const { status, body } = await door.call('POST', CUSTOMERS, minimal(more));
  expect(status).toBe(201);
  return { id: String(body['id']) };
};

describe('POST /customer', () => {
  it('takes and gives back every attribute of the definition', async () => {
    const polymorphic = { '@type': 'T', '@baseType': 'B', '@schemaLocation': 'https://x.example/s.json' };
    const validFor = { startDateTime: '2020-01-01T00:00:00.000Z', endDateTime: '2030-01-01T00:00:00.000Z' };
    const reference = { id: newId(), href: '/r', name: 'R', ...polymorphic, '@referredType': 'X' };
    const document = {
      name: 'ليلى حداد',
      status: 'approved',
      statusReason: 'credit checked',
      account: [{ ...reference, description: 'home' }],
      agreement: [reference],
      characteristic: [{ name: 'segment', valueType: 'string', value: 'gold', ...polymorphic }],
      contactMedium: [
        {
          mediumType: 'postalAddress',
          preferred: true,
          characteristic: {
            city: 'Riyadh',
            contactType: 'home',
            country: 'SA',
            emailAddress: `${newId()}@example.com`,
            faxNumber: '1',
            phoneNumber: '2',
            postCode: '3',
            socialNetworkId: '4',
            stateOrProvince: '5',
            street1: '6',
            street2: '7',
            ...polymorphic,
          },
          validFor,
          ...polymorphic,
        },
      ],
      creditProfile: [
        {
          creditProfileDate: validFor.startDateTime,
          creditRiskRating: 1,
          creditScore: 2,
          validFor,
          ...polymorphic,
        },
      ],
      engagedParty: { ...reference, role: 'owner' },
      paymentMethod: [reference],
      relatedParty: [{ ...reference, role: 'payer' }],
      validFor,
      '@type': 'Customer',
      '@baseType': 'PartyRole',
      '@schemaLocation': 'https://x.example/c.json',
    };
    const { status, headers, body } = await door.call('POST', CUSTOMERS, document);
    expect(status).toBe(201);
    expect(body).toEqual({
      ...document,
      id: expect.any(String),
      href: `https://crm.example${CUSTOMERS}/${String(body['id'])}`,
    });
    expect(headers.get('location')).toBe(body['href']);
    expect((await door.call('GET', `${CUSTOMERS}/${String(body['id'])}`)).body).toEqual(body);
  });

  it('takes a party by its id alone, and tells it as a person', async () => {
    const engagedParty = { id: newId() };
    const { body } = await door.call('POST', CUSTOMERS, minimal({ engagedParty }), { outsideTheSpec: true });
    expect(body['engagedParty']).toEqual({ ...engagedParty, '@referredType': 'Individual' });
  });

  it.each<[string, unknown, number]>([
    ['no name', { engagedParty: { id: '1' } }, 400],
    ['no engaged party', { name: 'x' }, 400],
    ['an engaged party without id', { name: 'x', engagedParty: {} }, 400],
    ['an unknown attribute', minimal({ nmae: 'x' }), 400],
    ['a number for a text', minimal({ status: 7 }), 400],
    ['a date that is none', minimal({ validFor: { startDateTime: 'yesterday' } }), 400],
    ['NUL in a text', minimal({ name: 'a\0b' }), 400],
    ['a lone surrogate', '{"name":"\\ud800","engagedParty":{"id":"1"}}', 400],
    ['a list', [], 400],
    ['broken JSON', '{"name":', 400],
    ['a prototype', '{"__proto__":{"x":1},"name":"x","engagedParty":{"id":"1"}}', 400],
    ['a name of a thousand characters', minimal({ name: 'x'.repeat(1000) }), 400],
    ['more than a mebibyte', minimal({ name: 'x'.repeat(1_100_000) }), 413],
  ])('refuses %s with the TM Forum error body', async (_what, body, expected) => {
    const answer = await door.call('POST', CUSTOMERS, body);
    expect(answer.status).toBe(expected);
    expect(answer.body).toMatchObject({
      code: expect.any(String),
      reason: expect.any(String),
      status: String(expected),
    });
  });

  it('refuses CSV here, though it is taken elsewhere, and whoever does not say who they are', async () => {
    expect((await door.call('POST', CUSTOMERS, 'a,b', { type: 'text/csv' })).status).toBe(415);
    const anonymous = await fetch(`${door.origin}${CUSTOMERS}`, { method: 'POST' });
    expect(anonymous.status).toBe(401);
    expect(await anonymous.json()).toMatchObject({ code: 'auth.required', status: '401' });
  });

  it('repeated under one Idempotency-Key gives the same customer', async () => {
    const headers = { 'idempotency-key': newId() };
    const document = minimal();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => door.call('POST', CUSTOMERS, document, { headers })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body['id'])).size).toBe(1);
    expect((await door.call('POST', CUSTOMERS, minimal(), { headers })).status).toBe(409);
    const other = await door.call('POST', CUSTOMERS, document, { headers, role: 'agent' });
    expect(other.body['id']).not.toBe(answers[0]?.body['id']);
  });

  it('answers 409 for an account number that is somebody’s', async () => {
    const account = [{ id: newId(), name: 'home' }];
    await created({ account });
    const { status, body } = await door.call('POST', CUSTOMERS, minimal({ account }));
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'identity.unique-address', status: '409' });
  });
});

describe('GET /customer', () => {
  it('filters, sorts, pages and selects', async () => {
    const segment = newId();
    for (const name of ['B', 'A', 'C']) {
      await created({ name, statusReason: segment, status: name === 'C' ? 'closed' : 'active' });
    }
    const { status, headers, body } = await door.call(
      'GET',
      `${CUSTOMERS}?statusReason=${segment}&status=active&sort=-name&fields=name&limit=1`,
    );
    expect(status).toBe(200);
    expect(headers.get('x-total-count')).toBe('2');
    expect(body).toEqual([
      { id: expect.any(String), href: expect.any(String), '@type': 'Customer', name: 'B' },
    ]);
  });

  it.each([
    '?nothing=1',
    '?limit=0',
    '?limit=1000',
    '?offset=x',
    '?sort=contactMedium.mediumType',
    '?fields=a..b',
  ])('refuses %s', async (query) => expect((await door.call('GET', CUSTOMERS + query)).status).toBe(400));

  it.each(['nobody', newId(), "'%20OR%201=1"])('knows no %s', async (id) => {
    const { status, body } = await door.call('GET', `${CUSTOMERS}/${id}`);
    expect(status).toBe(404);
    expect(body).toMatchObject({ status: '404' });
  });
});

describe('PATCH and DELETE /customer', () => {
  it('change what the caller saw, and answer 412 when it is another by now', async () => {
    const { id } = await created({ characteristic: [{ name: 'plan', value: 'Sport' }] });
    const patch = (body: unknown, etag?: string) =>
      door.call('PATCH', `${CUSTOMERS}/${id}`, body, {
        type: 'application/merge-patch+json',
        ...(etag && { headers: { 'if-match': etag } }),
      });
    const first = await patch({ name: 'New', statusReason: 'moved' }, '"1"');
    expect(first.status).toBe(200);
    expect(first.headers.get('etag')).toBe('"2"');
    expect(first.body).toMatchObject({ id, name: 'New', characteristic: [{ name: 'plan', value: 'Sport' }] });
    for (const etag of ['"1"', 'nonsense']) {
      const stale = await patch({ name: 'Old' }, etag);
      expect(stale.status).toBe(412);
      expect(stale.body).toMatchObject({ status: '412', reason: expect.any(String) });
    }
    const removed = await patch({ statusReason: null });
    expect(removed.body).not.toHaveProperty('statusReason');
    expect((await patch({ name: null })).status).toBe(400);
    expect((await patch({ id: newId() })).status).toBe(400);
    expect(
      (await door.call('PATCH', `${CUSTOMERS}/${id}`, [], { type: 'application/json-patch+json' })).status,
    ).toBe(415);
    expect(
      (await door.call('DELETE', `${CUSTOMERS}/${id}`, undefined, { headers: { 'if-match': '"1"' } })).status,
    ).toBe(412);
    expect((await door.call('DELETE', `${CUSTOMERS}/${id}`, undefined, { role: 'agent' })).status).toBe(403);
    expect((await door.call('DELETE', `${CUSTOMERS}/${id}`)).status).toBe(204);
    expect((await door.call('GET', `${CUSTOMERS}/${id}`)).status).toBe(404);
    expect((await door.call('DELETE', `${CUSTOMERS}/${id}`)).status).toBe(404);
  });
});

itKeepsTo(SPECS, () => door);
