import { SECRET, signedMeta } from '../testing/signers.js';
import { contactOf, factsOf, updateOf } from '../testing/webhook-request.js';
import { WhatsAppAdapter } from './whatsapp.adapter.js';

const adapter = new WhatsAppAdapter({ appSecret: SECRET });
const value = (rest: object) =>
  signedMeta(
    'meta/whatsapp',
    JSON.stringify({
      entry: [
        { changes: [{ field: 'messages', value: { metadata: { phone_number_id: '1065' }, ...rest } }] },
      ],
    }),
  );
const at = new Date('2026-03-01T11:00:00Z');
const edit = (content: object) => ({
  from: '447700900123',
  id: 'wamid.2',
  timestamp: '1772362800',
  type: 'edit',
  edit: { original_message_id: 'wamid.1', message: { context: { id: 'M0' }, ...content } },
});

describe('a WhatsApp message that was edited', () => {
  it('is the same contact with another text', async () => {
    const edited = edit({ type: 'text', text: { body: 'No picture at all' } });
    expect(await updateOf(adapter, value({ messages: [edited] }))).toEqual({
      type: 'contact-updated',
      provider: 'meta',
      externalId: 'wamid.1',
      channel: 'whatsapp',
      at,
      version: at.getTime(),
      changes: { text: 'No picture at all', details: { edited: true } },
    });
  });

  it('may be a caption, and may be our own', async () => {
    const edited = edit({ type: 'image', image: { caption: 'The screen', id: '24' } });
    expect((await updateOf(adapter, value({ messages: [edited] }))).changes.text).toBe('The screen');
    expect((await updateOf(adapter, value({ message_echoes: [edited] }))).externalId).toBe('wamid.1');
  });

  it('is not read where it names no message', async () => {
    const nothing = value({ messages: [{ ...edit({}), edit: {} }] });
    await expect(adapter.receive(nothing)).rejects.toMatchObject({ kind: 'invalid' });
  });
});

describe('a person on WhatsApp whose number is not told', () => {
  const USER = 'US.13491208655302741918';
  const TEXT = {
    from_user_id: USER,
    id: 'wamid.5',
    timestamp: '1772362800',
    type: 'text',
    text: { body: 'Hi' },
  };
  const contacts = [
    { profile: { name: 'Somebody Else' }, user_id: 'US.1' },
    { profile: { name: 'Pablo' }, user_id: USER },
  ];

  it('is known by the id that is theirs towards this business', async () => {
    expect(await contactOf(adapter, value({ contacts, messages: [TEXT] }))).toMatchObject({
      identity: { kind: 'chat-contact', value: `meta:${USER}` },
      displayName: 'Pablo',
      details: { userId: USER },
      threadKey: `whatsapp:1065|${USER}`,
    });
  });

  it('keeps the number as identity where both are told', async () => {
    const both = { ...TEXT, from: '447700900123' };
    expect(await contactOf(adapter, value({ messages: [both] }))).toMatchObject({
      identity: { kind: 'whatsapp', value: '+447700900123' },
      details: { userId: USER },
    });
  });

  it('is the recipient of what is delivered to them', async () => {
    const status = { id: 'wamid.9', status: 'read', timestamp: '1772362800', recipient_user_id: USER };
    expect(await factsOf(adapter, value({ statuses: [status] }))).toMatchObject([
      { type: 'delivery', recipient: { kind: 'chat-contact', value: `meta:${USER}` } },
    ]);
  });

  it('in a group is the participant, not the group', async () => {
    const status = {
      id: 'wamid.9',
      status: 'delivered',
      recipient_type: 'group',
      recipient_id: 'Y2FwaV9ncm91cA',
      recipient_participant_id: '447700900123',
    };
    expect(await factsOf(adapter, value({ statuses: [status] }))).toMatchObject([
      { recipient: { kind: 'whatsapp', value: '+447700900123' } },
    ]);
  });
});
