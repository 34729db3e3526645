import { newId } from '@viewline/kernel';
import { type CallOptions, disputesDoor, type DisputesDoor } from './disputes-door.suite.js';

const API = '/api/disputes/v1';
let door: DisputesDoor;
beforeAll(async () => {
  door = await disputesDoor();
});
afterAll(() => door.close());

const as = (role: CallOptions['role']) => ({ role });
const euros = (cents: number) => ({ unit: 'EUR', value: cents / 100 });

describe('the door of credits', () => {
  const good = { subscriberId: newId(), causeId: 'x', amount: euros(1) };
  it.each([
    ['nothing', ''],
    ['broken JSON', '{"subscriberId":'],
    ['a list', '[]'],
    ['no amount', { ...good, amount: undefined }],
    ['a list for an amount', { ...good, amount: [] }],
    ['null for an amount', { ...good, amount: null }],
    ['a fraction', { ...good, amount: euros(1.5) }],
    ['a negative amount', { ...good, amount: euros(-1) }],
    ['a nought', { ...good, amount: euros(0) }],
    ['an amount in text', { ...good, amount: { unit: 'EUR', value: '1.00' } }],
    ['more than a credit may be', { ...good, amount: euros(10 ** 12 + 1) }],
    ['more than all the money there is', { ...good, amount: euros(Number.MAX_SAFE_INTEGER) }],
    [
      'an amount over the range of numbers',
      `{"subscriberId":"${newId()}","causeId":"x","amount":{"unit":"EUR","value":1e999}}`,
    ],
    ['an unknown currency', { ...good, amount: { unit: 'ZZZ', value: 1 } }],
    ['a subscriber that is none', { ...good, subscriberId: "' OR 1=1 --" }],
    ['an empty cause', { ...good, causeId: ' ' }],
    ['a cause with a NUL', { ...good, causeId: 'a\u0000b' }],
    ['a note with a NUL', { ...good, note: 'a\u0000b' }],
    ['a note with half a character', { ...good, note: '\ud800' }],
    ['an overlong cause', { ...good, causeId: 'x'.repeat(201) }],
    ['a status of its own', { ...good, status: 'granted' }],
    ['a prototype', '{"__proto__":{"roles":["operator"]}}'],
  ])('refuses %s', async (_name, body) => {
    const { status } = await door.call('POST', `${API}/credits`, body, as('agent'));
    expect(status).toBe(400);
  });

  it('refuses what is too large', async () => {
    const { status } = await door.call('POST', `${API}/credits`, { ...good, note: 'x'.repeat(2 ** 20) });
    expect(status).toBe(413);
  });

  it('opens to nobody without a token, and limits are the operator’s alone', async () => {
    expect((await door.call('POST', `${API}/credits`, good, as('none'))).status).toBe(401);
    expect(
      (await door.call('PUT', `${API}/credit-limits/agent/EUR`, { value: 1 }, as('supervisor'))).status,
    ).toBe(403);
    expect(
      (await door.call('PUT', `${API}/credit-limits/king/EUR`, { value: 1 }, as('operator'))).status,
    ).toBe(400);
    expect(
      (await door.call('PUT', `${API}/credit-limits/agent/EUR`, { value: -1 }, as('operator'))).status,
    ).toBe(400);
    expect((await door.call('POST', `${API}/credit-spendings`, {}, as('agent'))).status).toBe(403);
  });

  it.each(['credits/x', `credits/${newId()}`])('knows no %s', async (path) => {
    expect((await door.call('GET', `${API}/${path}`)).status).toBe(404);
  });

  it.each(['cursor=x', 'limit=0', 'limit=201', 'status=lost', 'subscriberId=x', 'nonsense=1'])(
    'refuses a list with %s',
    async (query) => {
      expect((await door.call('GET', `${API}/credits?${query}`)).status).toBe(400);
    },
  );

  it('writes down who looked at whose credit', async () => {
    const subscriberId = newId();
    await door.call('GET', `${API}/subscribers/${subscriberId}/credit`, undefined, as('agent'));
    const { body } = await door.call('GET', `${API}/audit?subscriberId=${subscriberId}`);
    expect(body['items'] ?? body).toHaveLength(1);
  });
});
