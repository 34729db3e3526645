import { signedStandard, WHSEC } from '../testing/signers.js';
import { factsOf, NOW } from '../testing/webhook-request.js';
import { GenericAdapter } from './generic.adapter.js';

const adapter = new GenericAdapter(WHSEC, ['twilio'], 'GB');
const signed = (body: string, at = NOW) => signedStandard('generic/genesys', body, at);
const send = (body: unknown) => signed(JSON.stringify(body));
const CALL = {
  type: 'call.started',
  id: 'call-1',
  at: '2026-03-01T11:00:00Z',
  identity: { kind: 'phone', value: '07700 900123' },
  line: '0800 1234',
  queue: 'billing',
  ivrPath: '1>3',
  intent: 'dispute a charge',
};

describe('the schema of the generic door', () => {
  it('takes 500 contacts at once and not 501; what stands there twice becomes one', async () => {
    const many = (n: number) => Array.from({ length: n }, (_, i) => ({ ...CALL, id: `c${i}` }));
    expect(await factsOf(adapter, send({ contacts: many(500) }))).toHaveLength(500);
    await expect(adapter.receive(send({ contacts: many(501) }))).rejects.toMatchObject({ kind: 'invalid' });
    await expect(adapter.receive(send({ contacts: [] }))).rejects.toMatchObject({ kind: 'invalid' });
    expect(await factsOf(adapter, send({ contacts: [CALL, CALL] }))).toHaveLength(1);
  });

  it('refuses a batch whole and says which contact does not fit', async () => {
    const error: unknown = await adapter
      .receive(send({ contacts: [CALL, { ...CALL, type: 'call' }, { ...CALL, at: 'today' }] }))
      .catch((e: unknown) => e);
    expect(error).toMatchObject({
      kind: 'invalid',
      details: expect.arrayContaining([{ path: 'contacts.1.type', message: expect.any(String) }]),
    });
    await expect(
      adapter.receive(send({ contacts: [CALL, { ...CALL, at: '2026-03-01' }] })),
    ).rejects.toMatchObject({
      details: [{ path: 'contacts.1.at', message: 'must be ISO 8601 with a time zone' }],
    });
    await expect(
      adapter.receive(send({ contacts: [CALL, { ...CALL, id: '\u0000' }] })),
    ).rejects.toMatchObject({ kind: 'invalid' });
  });

  it.each([
    ['a misspelt field', { ...CALL, agnet: 'Ava' }],
    ['an unknown channel', { ...CALL, channel: 'fax' }],
    ['a nested detail', { ...CALL, details: { a: {} } }],
    ['a delivery without status', { type: 'delivery', id: '1', at: CALL.at }],
    ['an endless wait', { ...CALL, waitSeconds: 1e12 }],
  ])('refuses %s', async (_name, body) => {
    await expect(adapter.receive(send(body))).rejects.toMatchObject({
      kind: 'invalid',
      code: 'webhook.schema',
    });
  });

  it('refuses a prototype among the details', async () => {
    const body = JSON.stringify(CALL).replace('"queue"', '"details":{"__proto__":"x"},"queue"');
    await expect(adapter.receive(signed(body))).rejects.toMatchObject({ kind: 'invalid' });
  });
});
