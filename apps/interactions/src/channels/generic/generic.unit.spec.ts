import { signedStandard, WHSEC } from '../testing/signers.js';
import { describeDoor } from '../testing/door.suite.js';
import { contactOf, factsOf, NOW, post, updateOf } from '../testing/webhook-request.js';
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

describeDoor('generic', () => ({
  adapter,
  sample: JSON.stringify(CALL),
  signed: (body) => signed(body),
  signedAt: signed,
  proof: { header: 'webhook-signature' },
  json: true,
  envelopes: [
    (content) => content,
    (content) => ({ contacts: content }),
    (content) => ({ contacts: [content] }),
    (content) => ({ ...CALL, text: content }),
    (content) => ({ ...CALL, id: content, details: content }),
    (content) => ({ ...CALL, details: { note: content } }),
  ],
}));

describe('the known vector of Standard Webhooks', () => {
  it('is verified (and its body, which is no contact, refused as such)', async () => {
    const request = post('https://crm.example/webhooks/generic/genesys', '{"test": 2432232314}', {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
    const then = { ...request, receivedAt: new Date(1614265330_000) };
    await expect(adapter.receive(then)).rejects.toMatchObject({ kind: 'invalid', code: 'webhook.schema' });
    await expect(adapter.receive(request)).rejects.toMatchObject({ code: 'webhook.timestamp-stale' });
  });
});

describe('the generic door', () => {
  it('takes any of several signatures, so that a secret can be changed', async () => {
    const request = send(CALL);
    const right = request.headers['webhook-signature'];
    const several = { ...request.headers, 'webhook-signature': `v1,AAAA v1a,BBBB ${right}` };
    expect(await factsOf(adapter, { ...request, headers: several })).toHaveLength(1);
  });

  it.each(['webhook-id', 'webhook-timestamp'])('refuses another %s than was signed', async (name) => {
    const request = send(CALL);
    for (const value of [undefined, '', '1772366401']) {
      const headers = { ...request.headers, [name]: value };
      await expect(adapter.receive({ ...request, headers })).rejects.toMatchObject({
        kind: 'unauthenticated',
      });
    }
  });

  it('records a call from its start on', async () => {
    expect(await contactOf(adapter, send(CALL))).toEqual({
      type: 'contact',
      provider: 'genesys',
      externalId: 'call-1',
      channel: 'phone',
      direction: 'inbound',
      kind: 'call',
      identity: { kind: 'phone', value: '+447700900123' },
      reason: 'dispute a charge',
      status: 'open',
      startedAt: new Date('2026-03-01T11:00:00Z'),
      details: { line: '0800 1234', queue: 'billing', ivrPath: '1>3', intent: 'dispute a charge' },
      threadKey: 'genesys:call-1',
    });
  });

  it('updates it when it is answered and when it ends', async () => {
    const answered = await updateOf(adapter, send({ ...CALL, type: 'call.answered', agent: 'Ava' }));
    const ended = await updateOf(
      adapter,
      send({
        ...CALL,
        type: 'call.ended',
        at: '2026-03-01T11:10:00+00:00',
        durationSeconds: 600,
        recording: 'https://r/1',
        outcome: 'resolved',
      }),
    );
    expect(answered).toMatchObject({
      version: 2,
      changes: { status: 'inProgress', agent: 'Ava', details: { answeredAt: '2026-03-01T11:00:00.000Z' } },
    });
    expect(ended).toMatchObject({
      version: 3,
      externalId: 'call-1',
      changes: {
        status: 'completed',
        endedAt: new Date('2026-03-01T11:10:00Z'),
        attachments: [{ name: 'recording', url: 'https://r/1' }],
      },
      contact: { startedAt: new Date('2026-03-01T11:00:00Z') },
    });
  });

  it('takes a visit, a session, a message, a post, a note and a delivery', async () => {
    const at = CALL.at;
    const facts = await factsOf(
      adapter,
      send({
        contacts: [
          {
            type: 'visit.started',
            id: '1',
            at,
            identity: { kind: 'account', value: 'ab 12' },
            shop: 'High Street',
            business: 'new box',
            waitSeconds: 300,
          },
          {
            type: 'session',
            id: '2',
            at,
            identity: { kind: 'app-user', value: 'u' },
            details: { screen: 'vod', tries: 3, paid: false },
          },
          {
            type: 'message',
            id: '3',
            at,
            channel: 'chat',
            text: 'hello',
            automatic: true,
            conversation: 'c1',
            language: 'ar',
          },
          { type: 'post', id: '4', at, channel: 'x', identity: { kind: 'x', value: '1' } },
          { type: 'note', id: '5', at, direction: 'outbound', agent: 'Ava', text: 'called back' },
          {
            type: 'delivery',
            id: '6',
            at,
            channel: 'app',
            status: 'read',
            identity: { kind: 'app-user', value: 'u' },
          },
        ],
      }),
    );
    expect(facts).toMatchObject([
      {
        channel: 'shop',
        kind: 'visit',
        identity: { value: 'AB12' },
        reason: 'new box',
        details: { waitSeconds: 300 },
      },
      { channel: 'app', kind: 'session', details: { screen: 'vod', tries: 3, paid: false } },
      {
        channel: 'chat',
        kind: 'message',
        identityMissing: 'the source gave no address',
        threadKey: 'genesys:c1',
        language: 'ar',
      },
      { channel: 'x', kind: 'post', public: true },
      { kind: 'note', direction: 'outbound' },
      { type: 'delivery', status: 'read', recipient: { value: 'u' } },
    ]);
  });

  it('takes a withheld number', async () => {
    const contact = await contactOf(
      adapter,
      send({ ...CALL, identity: { kind: 'phone', value: 'anonymous' } }),
    );
    expect(contact).toMatchObject({ identityMissing: 'not a phone address' });
  });

  it('names the source by the path, and lets nobody pass for a vendor', async () => {
    for (const path of [
      'generic/twilio',
      'generic/',
      'generic/Gen%65sys',
      'generic/a_b',
      `generic/${'a'.repeat(41)}`,
      'generic/__proto__',
    ]) {
      await expect(adapter.receive(signedStandard(path, JSON.stringify(CALL)))).rejects.toMatchObject({
        kind: 'not-found',
      });
    }
    expect(
      (await contactOf(adapter, signedStandard('generic/pos-2?x=/y', JSON.stringify(CALL)))).provider,
    ).toBe('pos-2');
  });
});
