import { SECRET, signedChatwoot } from '../testing/signers.js';
import { describeDoor } from '../testing/door.suite.js';
import { contactOf, factsOf, updateOf } from '../testing/webhook-request.js';
import { ChatwootAdapter } from './chatwoot.adapter.js';

const adapter = new ChatwootAdapter(SECRET, 'GB');
const person = { id: 89, name: 'Jane Smith', email: 'Jane@Example.com', phone_number: null, type: 'contact' };
const MESSAGE = {
  event: 'message_created',
  id: 1234,
  content: 'I need help with my order',
  created_at: '2026-03-01 11:00:00 UTC',
  message_type: 'incoming',
  content_type: 'text',
  private: false,
  sender: person,
  inbox: { id: 3, name: 'Website' },
  conversation: { id: 567, channel: 'Channel::WebWidget', status: 'open', meta: { sender: person } },
  account: { id: 1, name: 'Viewline' },
};
const event = (rest: object) => signedChatwoot(JSON.stringify({ ...MESSAGE, ...rest }));

describeDoor('Chatwoot', () => ({
  adapter,
  sample: JSON.stringify(MESSAGE),
  signed: signedChatwoot,
  signedAt: signedChatwoot,
  proof: { header: 'x-chatwoot-signature' },
  json: true,
  envelopes: [
    (content) => content,
    (content) => ({ ...MESSAGE, conversation: content, attachments: content }),
  ],
}));

describe('a message in Chatwoot', () => {
  it('is one contact of the visitor', async () => {
    expect(await contactOf(adapter, event({}))).toEqual({
      type: 'contact',
      provider: 'chatwoot',
      externalId: '1:1234',
      channel: 'chat',
      direction: 'inbound',
      kind: 'message',
      identity: { kind: 'email', value: 'jane@example.com' },
      displayName: 'Jane Smith',
      reason: 'message received',
      status: 'completed',
      text: 'I need help with my order',
      startedAt: new Date('2026-03-01T11:00:00Z'),
      details: { inbox: 'Website', contentType: 'text' },
      threadKey: 'chatwoot:1:567',
    });
  });

  it('by an agent is outbound to the visitor and names the agent', async () => {
    expect(
      await contactOf(
        adapter,
        event({ message_type: 'outgoing', sender: { id: 2, name: 'Ava', type: 'user' } }),
      ),
    ).toMatchObject({
      direction: 'outbound',
      identity: { value: 'jane@example.com' },
      displayName: 'Jane Smith',
      agent: 'Ava',
    });
  });

  it('of an anonymous visitor is known by the id of the contact', async () => {
    const nobody = { id: 89, name: 'still-dawn-12' };
    const conversation = { ...MESSAGE.conversation, meta: { sender: nobody } };
    expect((await contactOf(adapter, event({ conversation }))).identity).toEqual({
      kind: 'chat-contact',
      value: 'chatwoot:1:89',
    });
  });

  it('that came through WhatsApp is on WhatsApp', async () => {
    const conversation = {
      id: 5,
      channel: 'Channel::Whatsapp',
      meta: { sender: { ...person, phone_number: '+447700900123' } },
    };
    expect(await contactOf(adapter, event({ conversation }))).toMatchObject({
      channel: 'whatsapp',
      identity: { kind: 'whatsapp', value: '+447700900123' },
    });
  });

  it('for colleagues only is a note', async () => {
    expect(await contactOf(adapter, event({ message_type: 1, private: true }))).toMatchObject({
      kind: 'note',
      direction: 'outbound',
    });
  });

  it('may be files only', async () => {
    const attachments = [{ file_type: 'image', data_url: 'https://c/1.png', file_size: 12 }];
    expect((await contactOf(adapter, event({ content: null, attachments }))).attachments).toEqual([
      { name: 'image', url: 'https://c/1.png', size: 12 },
    ]);
  });

  it('that was changed is an update', async () => {
    const update = await updateOf(
      adapter,
      event({ event: 'message_updated', content: 'better', updated_at: 1772363000 }),
    );
    expect(update).toMatchObject({
      externalId: '1:1234',
      version: 1772363000_000,
      changes: { text: 'better' },
    });
  });

  it('is none where Chatwoot speaks of something else', async () => {
    expect(await factsOf(adapter, event({ message_type: 'activity' }))).toEqual([]);
    for (const name of ['conversation_created', 'contact_updated', 'webwidget_triggered', 'constructor']) {
      expect(await factsOf(adapter, event({ event: name }))).toEqual([]);
    }
  });
});
