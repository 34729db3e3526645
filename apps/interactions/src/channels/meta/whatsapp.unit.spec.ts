import { SECRET, signedMeta } from '../testing/signers.js';
import { describeDoor } from '../testing/door.suite.js';
import { contactOf, factsOf, NOW, updateOf } from '../testing/webhook-request.js';
import { WhatsAppAdapter } from './whatsapp.adapter.js';

const adapter = new WhatsAppAdapter({ appSecret: SECRET });
const metadata = { display_phone_number: '442071838750', phone_number_id: '106540352242922' };
const contacts = [{ profile: { name: 'Sheena Nelson' }, wa_id: '447700900123' }];
const TEXT = {
  from: '447700900123',
  id: 'wamid.HBgLMTQxMjU1NTA4MjkVAgASGBQzQ',
  timestamp: '1772362800',
  type: 'text',
  text: { body: 'Does it come in another color?' },
};
const value = (rest: object) => ({ messaging_product: 'whatsapp', metadata, contacts, ...rest });
const payload = (content: unknown, field = 'messages') =>
  JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: '1', changes: [{ field, value: content }] }],
  });
const signed = (body: string) => signedMeta('meta/whatsapp', body);
const message = (rest: object) => signed(payload(value({ messages: [{ ...TEXT, ...rest }] })));

describeDoor('WhatsApp', () => ({
  adapter,
  sample: payload(
    value({ messages: [TEXT], statuses: [{ id: 'wamid.1', status: 'sent', timestamp: '1772362800' }] }),
  ),
  signed,
  proof: { header: 'x-hub-signature-256' },
  json: true,
  envelopes: [
    (content) => content,
    (content) => ({ entry: content }),
    (content) => ({ entry: [{ changes: [{ value: value({ messages: content }) }] }] }),
    (content) => ({ entry: [{ changes: [{ value: value({ messages: [content], statuses: [content] }) }] }] }),
    (content) => ({
      entry: [{ changes: [{ value: value({ messages: [{ ...TEXT, type: 'image', image: content }] }) }] }],
    }),
  ],
}));

describe('a WhatsApp message', () => {
  it('is one contact of the sender', async () => {
    expect(await contactOf(adapter, message({}))).toEqual({
      type: 'contact',
      provider: 'meta',
      externalId: TEXT.id,
      channel: 'whatsapp',
      direction: 'inbound',
      kind: 'message',
      identity: { kind: 'whatsapp', value: '+447700900123' },
      displayName: 'Sheena Nelson',
      reason: 'message received',
      status: 'completed',
      text: 'Does it come in another color?',
      startedAt: new Date('2026-03-01T11:00:00Z'),
      details: { messageType: 'text', line: '442071838750' },
      threadKey: 'whatsapp:106540352242922|447700900123',
    });
  });

  it('that stands in one payload twice is one contact', async () => {
    expect(await factsOf(adapter, signed(payload(value({ messages: [TEXT, TEXT] }))))).toHaveLength(1);
  });

  it.each([
    [
      'image',
      { image: { id: 'm1', mime_type: 'image/jpeg', caption: 'the box' } },
      { text: 'the box', attachments: [{ name: 'image', mimeType: 'image/jpeg' }] },
    ],
    [
      'document',
      { document: { id: 'm2', filename: 'bill.pdf', mime_type: 'application/pdf' } },
      { attachments: [{ name: 'bill.pdf', mimeType: 'application/pdf' }] },
    ],
    ['sticker', { sticker: { id: 'm3', mime_type: 'image/webp' } }, { details: { mediaId: 'm3' } }],
    [
      'location',
      { location: { latitude: 51.5, longitude: -0.1, name: 'Home' } },
      { text: 'Home', details: { latitude: 51.5, longitude: -0.1 } },
    ],
    [
      'contacts',
      { contacts: [{ name: { formatted_name: 'Bo' }, phones: [{ phone: '+44 1' }] }] },
      { text: 'Bo +44 1' },
    ],
    [
      'interactive',
      { interactive: { type: 'list_reply', list_reply: { id: 'p1', title: 'Premium' } } },
      { text: 'Premium', details: { payload: 'p1' } },
    ],
    ['button', { button: { text: 'Yes', payload: 'yes' } }, { text: 'Yes' }],
    [
      'reaction',
      { reaction: { message_id: 'wamid.0', emoji: '👍' } },
      { text: '👍', details: { reactionTo: 'wamid.0' } },
    ],
    [
      'unsupported',
      { errors: [{ code: 131051, title: 'Message type unknown' }] },
      { details: { unsupported: 'Message type unknown' } },
    ],
  ])('of type %s is read', async (type, content, expected) => {
    expect(await contactOf(adapter, message({ text: undefined, type, ...content }))).toMatchObject(expected);
  });

  it('in a group stays the contact of its sender, in the conversation of the group', async () => {
    expect(await contactOf(adapter, message({ group_id: 'G1' }))).toMatchObject({
      identity: { value: '+447700900123' },
      threadKey: 'whatsapp:106540352242922|group:G1',
    });
  });

  it('typed on the phone of the business is outbound', async () => {
    const echo = {
      from: '442071838750',
      to: '447700900123',
      id: 'wamid.e1',
      timestamp: '1772362800',
      type: 'text',
      text: { body: 'On our way' },
    };
    const fact = await contactOf(
      adapter,
      signed(payload({ metadata, message_echoes: [echo] }, 'smb_message_echoes')),
    );
    expect(fact).toMatchObject({
      direction: 'outbound',
      identity: { value: '+447700900123' },
      text: 'On our way',
    });
    expect(fact.threadKey).toBe('whatsapp:106540352242922|447700900123');
  });

  it('that was taken back is an update', async () => {
    const update = await updateOf(
      adapter,
      message({ id: 'wamid.2', type: 'revoke', revoke: { original_message_id: TEXT.id } }),
    );
    expect(update).toMatchObject({ externalId: TEXT.id, changes: { details: { revoked: true } } });
  });

  it('without an id does not hold back its neighbours', async () => {
    const facts = await factsOf(adapter, signed(payload(value({ messages: [{ type: 'text' }, TEXT, 7] }))));
    expect(facts).toHaveLength(1);
  });

  it.each([
    ['sent', 'sent'],
    ['delivered', 'delivered'],
    ['read', 'read'],
    ['failed', 'failed'],
  ])('of ours is reported as %s', async (status, expected) => {
    const report = {
      id: 'wamid.9',
      status,
      timestamp: '1772362800',
      recipient_id: '447700900123',
      errors: [{ code: 131026 }],
    };
    expect(await factsOf(adapter, signed(payload(value({ statuses: [report] }))))).toEqual([
      {
        type: 'delivery',
        provider: 'meta',
        externalId: 'wamid.9',
        channel: 'whatsapp',
        status: expected,
        errorCode: '131026',
        at: new Date('2026-03-01T11:00:00Z'),
        recipient: { kind: 'whatsapp', value: '+447700900123' },
      },
    ]);
  });

  it('keeps half a surrogate and NUL out', async () => {
    const fact = await contactOf(adapter, message({ text: { body: 'a\u0000b \ud83d c 你好 مرحبا 👋' } }));
    expect(fact.text).toBe('ab \ufffd c 你好 مرحبا 👋');
  });

  it.each(['0', '1', '99999999999999', 'soon', null, -1])(
    'happened when we heard of it if its time is %j',
    async (timestamp) => {
      expect((await contactOf(adapter, message({ timestamp }))).startedAt).toEqual(NOW);
    },
  );

  it('is acknowledged without a fact where the field holds none', async () => {
    const outcome = await adapter.receive(
      signed(payload({ event: 'APPROVED' }, 'message_template_status_update')),
    );
    expect(outcome).toMatchObject({
      kind: 'facts',
      facts: [],
      notes: [expect.any(String)],
      reply: { status: 200 },
    });
  });

  it('is verified over the bytes as sent, escapes included', async () => {
    const escaped = payload(value({ messages: [{ ...TEXT, text: { body: 'ä' } }] })).replace('ä', '\\u00e4');
    expect((await contactOf(adapter, signed(escaped))).text).toBe('ä');
  });
});
