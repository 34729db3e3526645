import { SECRET, signedMeta } from '../testing/signers.js';
import { contactOf, factsOf, NOW, updateOf } from '../testing/webhook-request.js';
import { WhatsAppAdapter } from './whatsapp.adapter.js';

const adapter = new WhatsAppAdapter({ appSecret: SECRET });
const calls = (...items: object[]) =>
  signedMeta(
    'meta/whatsapp',
    JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: '366634483210360',
          changes: [
            {
              field: 'calls',
              value: {
                messaging_product: 'whatsapp',
                metadata: { display_phone_number: '442071838750', phone_number_id: '1065' },
                contacts: [{ profile: { name: 'Pablo' }, wa_id: '447700900123' }],
                calls: items,
              },
            },
          ],
        },
      ],
    }),
  );
const CALL = { id: 'wacid.1', to: '442071838750', from: '447700900123', direction: 'USER_INITIATED' };
const CONNECT = {
  ...CALL,
  event: 'connect',
  timestamp: '1772362800',
  session: { sdp_type: 'offer', sdp: 'v=0' },
};
const TERMINATE = {
  ...CALL,
  event: 'terminate',
  status: 'COMPLETED',
  timestamp: '1772362895',
  start_time: '1772362805',
  end_time: '1772362895',
  duration: 90,
};

describe('a call on WhatsApp', () => {
  it('is one contact of the caller, in the conversation of their messages', async () => {
    expect(await contactOf(adapter, calls(CONNECT))).toEqual({
      type: 'contact',
      provider: 'meta',
      externalId: 'wacid.1',
      channel: 'whatsapp',
      direction: 'inbound',
      kind: 'call',
      identity: { kind: 'whatsapp', value: '+447700900123' },
      displayName: 'Pablo',
      reason: 'call received',
      status: 'open',
      startedAt: new Date('2026-03-01T11:00:00Z'),
      details: { line: '442071838750' },
      threadKey: 'whatsapp:1065|447700900123',
    });
  });

  it('is updated when it is over, and recorded even if that is all that came', async () => {
    expect(await updateOf(adapter, calls(TERMINATE))).toMatchObject({
      externalId: 'wacid.1',
      at: new Date('2026-03-01T11:01:35Z'),
      changes: {
        status: 'completed',
        endedAt: new Date('2026-03-01T11:01:35Z'),
        details: { callStatus: 'COMPLETED', durationSeconds: 90 },
      },
      contact: { startedAt: new Date('2026-03-01T11:00:05Z'), endedAt: new Date('2026-03-01T11:01:35Z') },
    });
  });

  it('that nobody took has the time of its end', async () => {
    const { start_time: _start, end_time: _end, duration: _none, ...missed } = TERMINATE;
    const update = await updateOf(adapter, calls({ ...missed, status: ['FAILED'] }));
    expect(update.contact).toMatchObject({
      startedAt: new Date('2026-03-01T11:01:35Z'),
      endedAt: new Date('2026-03-01T11:01:35Z'),
      details: { callStatus: 'FAILED' },
    });
  });

  it('made by us belongs to the one who was called', async () => {
    const ours = { ...CONNECT, direction: 'BUSINESS_INITIATED', from: CALL.to, to: CALL.from };
    expect(await contactOf(adapter, calls(ours))).toMatchObject({
      direction: 'outbound',
      identity: { value: '+447700900123' },
      threadKey: 'whatsapp:1065|447700900123',
    });
  });

  it('happened when we heard of it where its times cannot be', async () => {
    const absurd = { timestamp: '99999999999999', start_time: -1, end_time: 'soon', duration: '9e99' };
    const update = await updateOf(adapter, calls({ ...TERMINATE, ...absurd }));
    expect(update).toMatchObject({ at: NOW, contact: { startedAt: NOW, endedAt: NOW } });
  });

  it('without an id or a stage known to us holds nothing back', async () => {
    const { id: _id, ...nameless } = CONNECT;
    const facts = await factsOf(adapter, calls(nameless, { ...CALL, event: 'hum' }, CONNECT));
    expect(facts.map(({ externalId }) => externalId)).toEqual(['wacid.1']);
  });
});
