import { PUBLIC, SECRET } from '../testing/signers.js';
import { describeDoor } from '../testing/door.suite.js';
import { contactOf, factsOf, NOW, post, updateOf } from '../testing/webhook-request.js';
import { TelegramAdapter } from './telegram.adapter.js';

const adapter = new TelegramAdapter(SECRET);
const signed = (body: string) =>
  post(`${PUBLIC}/telegram`, body, { 'x-telegram-bot-api-secret-token': SECRET });
const update = (rest: object) => signed(JSON.stringify({ update_id: 10000, ...rest }));
const from = {
  id: 1111111,
  is_bot: false,
  first_name: 'Test',
  last_name: 'Lastname',
  username: 'Testusername',
  language_code: 'fr',
};
const chat = {
  id: 1111111,
  type: 'private',
  first_name: 'Test',
  last_name: 'Lastname',
  username: 'Testusername',
};
const MESSAGE = { message_id: 1365, date: 1772362800, from, chat, text: '/start' };
const { text: _text, ...SILENT } = MESSAGE;

describeDoor('Telegram', () => ({
  adapter,
  sample: JSON.stringify({ update_id: 10000, message: MESSAGE }),
  signed,
  proof: { header: 'x-telegram-bot-api-secret-token' },
  bodyUnsigned: true,
  json: true,
  envelopes: [
    (content) => content,
    (content) => ({ update_id: 1, message: content }),
    (content) => ({ update_id: 1, message: { ...SILENT, photo: content, document: content } }),
    (content) => ({ update_id: 1, callback_query: content }),
    (content) => ({ update_id: 1, message_reaction: { chat, message_id: 1, new_reaction: content } }),
  ],
}));

describe('a message on Telegram', () => {
  it('is one contact of the sender', async () => {
    expect(await contactOf(adapter, update({ message: MESSAGE }))).toEqual({
      type: 'contact',
      provider: 'telegram',
      externalId: '1111111:1365',
      channel: 'telegram',
      direction: 'inbound',
      kind: 'message',
      identity: { kind: 'telegram', value: '1111111' },
      displayName: 'Test Lastname',
      reason: 'message received',
      status: 'completed',
      text: '/start',
      startedAt: new Date('2026-03-01T11:00:00Z'),
      details: { username: 'Testusername' },
      threadKey: 'telegram:1111111',
      language: 'fr',
    });
  });

  it('that was edited updates the same contact', async () => {
    const edited = { ...MESSAGE, text: 'better', edit_date: 1772362860 };
    expect(await updateOf(adapter, update({ edited_message: edited }))).toMatchObject({
      externalId: '1111111:1365',
      at: new Date('2026-03-01T11:01:00Z'),
      changes: { text: 'better', details: { edited: true } },
      contact: { text: 'better', startedAt: new Date('2026-03-01T11:00:00Z') },
    });
  });

  it.each([
    [
      'photo',
      { photo: [{ file_id: 'small' }, { file_id: 'big', file_size: 9 }], caption: 'the box' },
      { text: 'the box', attachments: [{ name: 'photo', size: 9 }], details: { fileId: 'big' } },
    ],
    [
      'document',
      { document: { file_id: 'f', file_name: 'bill.pdf', mime_type: 'application/pdf' } },
      { attachments: [{ name: 'bill.pdf', mimeType: 'application/pdf' }] },
    ],
    ['voice', { voice: { file_id: 'v', mime_type: 'audio/ogg' } }, { details: { messageType: 'voice' } }],
    ['sticker', { sticker: { file_id: 's', emoji: '😡' } }, { text: '😡' }],
    ['contact', { contact: { first_name: 'Bo', phone_number: '+441' } }, { text: 'Bo +441' }],
    [
      'location',
      { location: { latitude: 1.5, longitude: 2.5 } },
      { details: { latitude: 1.5, longitude: 2.5 } },
    ],
    [
      'venue',
      { venue: { title: 'Shop', address: 'High St', location: { latitude: 1, longitude: 2 } } },
      { text: 'Shop, High St' },
    ],
    ['poll', { poll: { question: 'Which?' } }, { text: 'Which?' }],
    ['dice', { dice: { emoji: '🎲', value: 3 } }, { text: '🎲' }],
    ['story', { story: { id: 1 } }, { details: { messageType: 'story' } }],
    ['checklist', { checklist: { title: 'Steps tried' } }, { text: 'Steps tried' }],
  ])('may be a %s', async (_name, content, expected) => {
    expect(await contactOf(adapter, update({ message: { ...SILENT, ...content } }))).toMatchObject(expected);
  });

  it('in a group belongs to its sender; a public group is public', async () => {
    const group = { id: -100123, type: 'supergroup', title: 'Fans', username: 'fans' };
    const message = { ...MESSAGE, chat: group, message_thread_id: 7 };
    expect(await contactOf(adapter, update({ message }))).toMatchObject({
      externalId: '-100123:1365',
      identity: { value: '1111111' },
      public: true,
      details: { chatType: 'supergroup', chatTitle: 'Fans' },
      threadKey: 'telegram:-100123:7',
    });
  });

  it('by our own business account is outbound', async () => {
    const agent = { id: 42, is_bot: false, first_name: 'Ava' };
    expect(await contactOf(adapter, update({ business_message: { ...MESSAGE, from: agent } }))).toMatchObject(
      {
        direction: 'outbound',
        identity: { value: '1111111' },
        agent: 'Ava',
        threadKey: 'telegram:1111111',
      },
    );
  });

  it('to a business account is another one than the message of that number to the bot', async () => {
    const business_message = { ...MESSAGE, business_connection_id: 'bc1' };
    expect(await contactOf(adapter, update({ business_message }))).toMatchObject({
      externalId: 'bc1:1111111:1365',
      direction: 'inbound',
      identity: { value: '1111111' },
      threadKey: 'telegram:bc1:1111111',
    });
    const edited_business_message = { ...business_message, edit_date: 1772362860, text: 'no' };
    expect(await updateOf(adapter, update({ edited_business_message }))).toMatchObject({
      externalId: 'bc1:1111111:1365',
    });
  });

  it('that was deleted from a business chat is an update, each for itself', async () => {
    const deleted = { business_connection_id: 'bc1', chat, message_ids: [1365, 'no id', 1366] };
    expect(await factsOf(adapter, update({ deleted_business_messages: deleted }))).toMatchObject([
      { type: 'contact-updated', externalId: 'bc1:1111111:1365', changes: { details: { revoked: true } } },
      { type: 'contact-updated', externalId: 'bc1:1111111:1366', changes: { details: { revoked: true } } },
    ]);
  });

  it('in the name of a channel belongs to that channel, unless the channel is ours', async () => {
    const group = { id: -100123, type: 'supergroup', title: 'Fans' };
    const bot = { id: 136817688, is_bot: true, first_name: 'Channel' };
    const inGroup = (more: object) =>
      update({
        message: {
          ...MESSAGE,
          chat: group,
          from: bot,
          sender_chat: { id: -100777, title: 'IPTV News' },
          ...more,
        },
      });
    expect(await contactOf(adapter, inGroup({}))).toMatchObject({
      direction: 'inbound',
      identity: { kind: 'telegram', value: '-100777' },
      displayName: 'IPTV News',
    });
    expect(await factsOf(adapter, inGroup({ is_automatic_forward: true }))).toEqual([]);
    expect(await factsOf(adapter, inGroup({ sender_chat: group }))).toEqual([]);
  });

  it('may be the press of a button', async () => {
    const callback_query = { id: '4382', from, message: { message_id: 9, chat }, data: 'renew' };
    expect(await contactOf(adapter, update({ callback_query }))).toMatchObject({
      externalId: 'callback:4382',
      text: 'renew',
      startedAt: NOW,
      threadKey: 'telegram:1111111',
    });
  });

  it('may be a reaction, but not one taken back', async () => {
    const reaction = {
      chat,
      message_id: 9,
      user: from,
      date: 1772362800,
      new_reaction: [{ type: 'emoji', emoji: '👎' }],
    };
    expect(await contactOf(adapter, update({ message_reaction: reaction }))).toMatchObject({
      text: '👎',
      details: { reactionTo: '1111111:9' },
    });
    expect(await factsOf(adapter, update({ message_reaction: { ...reaction, new_reaction: [] } }))).toEqual(
      [],
    );
  });

  it('is none where a bot or the service wrote it, or nobody did', async () => {
    const group = { id: -1, type: 'group' };
    expect(
      await factsOf(adapter, update({ message: { ...MESSAGE, chat: group, from: { id: 5, is_bot: true } } })),
    ).toEqual([]);
    expect(await factsOf(adapter, update({ message: { ...SILENT, new_chat_members: [from] } }))).toEqual([]);
    expect(await factsOf(adapter, update({ channel_post: MESSAGE }))).toEqual([]);
    expect(await factsOf(adapter, update({ poll: {} }))).toEqual([]);
  });
});
