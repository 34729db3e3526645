import { SECRET, signedMeta } from '../testing/signers.js';
import { describeDoor } from '../testing/door.suite.js';
import { contactOf, factsOf, updateOf } from '../testing/webhook-request.js';
import { MetaMessagingAdapter } from './messaging.adapter.js';

const adapter = new MetaMessagingAdapter('messenger', { appSecret: SECRET });
const instagram = new MetaMessagingAdapter('instagram', { appSecret: SECRET });
const at = new Date('2026-03-01T11:00:00Z');
const base = { sender: { id: 'PSID1' }, recipient: { id: 'PAGE' }, timestamp: at.getTime() };
const MESSAGE = { ...base, message: { mid: 'mid.1457764197618:41d102a3e1ae206a38', text: 'hello, world!' } };
const page = (...messaging: unknown[]) =>
  JSON.stringify({ object: 'page', entry: [{ id: 'PAGE', time: 1, messaging }] });
const change = (field: string, value: object) =>
  signedMeta(
    'meta/instagram',
    JSON.stringify({
      object: 'instagram',
      entry: [{ id: 'IG', time: at.getTime() / 1000, changes: [{ field, value }] }],
    }),
  );
const signed = (body: string) => signedMeta('meta/messenger', body);

for (const door of [adapter, instagram]) {
  describeDoor(door.path, () => ({
    adapter: door,
    sample: page(MESSAGE),
    signed,
    proof: { header: 'x-hub-signature-256' },
    json: true,
    envelopes: [
      (content) => ({ entry: [{ messaging: content }] }),
      (content) => ({ entry: [{ messaging: [content], changes: [content] }] }),
      (content) => ({
        entry: [
          {
            messaging: [
              { ...base, message: content },
              { ...base, reaction: content },
            ],
          },
        ],
      }),
      (content) => ({ entry: [{ changes: [{ field: 'comments', value: content }] }] }),
    ],
  }));
}

describe('a message on a page', () => {
  it('is one contact of the sender', async () => {
    expect(await contactOf(adapter, signed(page(MESSAGE)))).toEqual({
      type: 'contact',
      provider: 'meta',
      externalId: MESSAGE.message.mid,
      channel: 'messenger',
      direction: 'inbound',
      kind: 'message',
      identity: { kind: 'messenger', value: 'PSID1' },
      reason: 'message received',
      status: 'completed',
      text: 'hello, world!',
      startedAt: at,
      threadKey: 'messenger:PAGE|PSID1',
    });
  });

  it('is on Instagram at the door of Instagram', async () => {
    expect(await contactOf(instagram, signed(page(MESSAGE)))).toMatchObject({
      channel: 'instagram',
      identity: { kind: 'instagram', value: 'PSID1' },
    });
  });

  it('of the page itself is outbound, in the same conversation', async () => {
    const echo = {
      sender: { id: 'PAGE' },
      recipient: { id: 'PSID1' },
      timestamp: at.getTime(),
      message: { mid: 'm2', is_echo: true, app_id: 1517776481860111, text: 'hi' },
    };
    expect(await contactOf(adapter, signed(page(echo)))).toMatchObject({
      direction: 'outbound',
      identity: { value: 'PSID1' },
      threadKey: 'messenger:PAGE|PSID1',
      details: { app: '1517776481860111' },
    });
  });

  it('may be a picture only', async () => {
    const picture = {
      ...base,
      message: { mid: 'm3', attachments: [{ type: 'image', payload: { url: 'https://cdn/1.jpg' } }] },
    };
    expect((await contactOf(adapter, signed(page(picture)))).attachments).toEqual([
      { name: 'image', url: 'https://cdn/1.jpg' },
    ]);
  });

  it('handled by another app of the page is a contact all the same', async () => {
    const body = JSON.stringify({ object: 'page', entry: [{ id: 'PAGE', standby: [MESSAGE] }] });
    expect((await contactOf(adapter, signed(body))).text).toBe('hello, world!');
  });

  it('may be a button', async () => {
    const postback = { ...base, postback: { title: 'Get started', payload: 'START' } };
    expect(await contactOf(adapter, signed(page(postback)))).toMatchObject({
      externalId: `postback:PSID1:${at.getTime()}`,
      text: 'Get started',
      details: { payload: 'START' },
    });
  });

  it('may be a reaction, but not one taken back', async () => {
    const react = { ...base, reaction: { mid: 'm1', action: 'react', emoji: '❤️' } };
    expect((await contactOf(adapter, signed(page(react)))).details).toEqual({
      reactionTo: 'm1',
      messageType: 'reaction',
    });
    const again = { ...react, timestamp: at.getTime() + 1000, reaction: { ...react.reaction, emoji: '😡' } };
    const both = await factsOf(adapter, signed(page(react, again, react)));
    expect(both.map(({ externalId }) => externalId)).toEqual([
      `reaction:PSID1:m1:${at.getTime()}`,
      `reaction:PSID1:m1:${at.getTime() + 1000}`,
    ]);
    const unreact = { ...base, reaction: { mid: 'm1', action: 'unreact' } };
    expect(await factsOf(adapter, signed(page(unreact)))).toEqual([]);
  });

  it.each([
    ['button', { postback: { payload: 'START' } }],
    ['reaction', { reaction: { mid: 'm1', action: 'react', emoji: '❤️' } }],
  ])('that is a %s is the same when it comes again, whatever its time', async (_name, event) => {
    for (const timestamp of [undefined, 5, 4_102_444_800_000]) {
      const first = signed(page({ ...base, ...event, timestamp }));
      const later = { ...first, receivedAt: new Date(first.receivedAt.getTime() + 60_000) };
      expect((await contactOf(adapter, later)).externalId).toBe((await contactOf(adapter, first)).externalId);
    }
  });

  it('is updated when it is edited or taken back', async () => {
    const edit = { ...base, message_edit: { mid: 'm1', text: 'better', num_edit: 2 } };
    expect(await updateOf(adapter, signed(page(edit)))).toMatchObject({
      externalId: 'm1',
      version: 2,
      changes: { text: 'better' },
    });
    const gone = { ...base, message: { mid: 'm1', is_deleted: true } };
    expect((await updateOf(instagram, signed(page(gone)))).changes).toEqual({ details: { revoked: true } });
  });

  it('of ours is reported as delivered one by one, and as read', async () => {
    const delivered = { ...base, delivery: { mids: ['m8', 'm9'], watermark: 1458668856253 } };
    expect(await factsOf(adapter, signed(page(delivered)))).toMatchObject([
      { type: 'delivery', externalId: 'm8', status: 'delivered', recipient: { value: 'PSID1' } },
      { type: 'delivery', externalId: 'm9', status: 'delivered' },
    ]);
    expect(await factsOf(instagram, signed(page({ ...base, read: { mid: 'm9' } })))).toMatchObject([
      { status: 'read', externalId: 'm9' },
    ]);
  });

  it('is none where only a watermark is read, or somebody types', async () => {
    expect(
      await factsOf(adapter, signed(page({ ...base, read: { watermark: 1 } }, { ...base, typing: {} }))),
    ).toEqual([]);
  });
});

describe('an entry by Business Login for Instagram', () => {
  const entry = (field: string, value: object) =>
    signed(JSON.stringify({ object: 'instagram', entry: [{ id: 'IG', time: at.getTime(), field, value }] }));

  it('holds a comment without a list of changes', async () => {
    const comment = { id: 'C9', from: { id: 'IGU', username: 'ann' }, text: 'Black', media: { id: 'M1' } };
    expect(await contactOf(instagram, entry('comments', comment))).toMatchObject({
      externalId: 'C9',
      kind: 'post',
      text: 'Black',
      startedAt: at,
    });
  });

  it('may hold a message as a change', async () => {
    const seconds = String(at.getTime() / 1000);
    const inEntry = await contactOf(instagram, entry('messages', { ...MESSAGE, timestamp: seconds }));
    expect(inEntry).toMatchObject({ kind: 'message', text: 'hello, world!', startedAt: at });
    expect(await contactOf(instagram, change('messages', MESSAGE))).toEqual(inEntry);
  });
});

describe('a public comment', () => {
  it('on Instagram is a public post', async () => {
    const value = {
      id: 'C1',
      from: { id: 'IGU', username: 'ann' },
      media: { id: 'M1' },
      text: 'Still no signal!',
    };
    expect(await contactOf(instagram, change('comments', value))).toMatchObject({
      externalId: 'C1',
      kind: 'post',
      public: true,
      identity: { kind: 'instagram', value: 'IGU' },
      displayName: 'ann',
      text: 'Still no signal!',
      startedAt: at,
      threadKey: 'instagram:comment:C1',
    });
  });

  it('on the page is one too, while likes and our own comments are not', async () => {
    const comment = {
      item: 'comment',
      verb: 'add',
      comment_id: 'P_C',
      post_id: 'P',
      parent_id: 'P',
      from: { id: 'U', name: 'Bo' },
      message: 'down again',
      created_time: at.getTime() / 1000,
    };
    expect(await contactOf(adapter, change('feed', comment))).toMatchObject({
      externalId: 'P_C',
      threadKey: 'messenger:comment:P_C',
    });
    expect(await factsOf(adapter, change('feed', { ...comment, item: 'like' }))).toEqual([]);
    expect(await factsOf(adapter, change('feed', { ...comment, verb: 'hide' }))).toEqual([]);
    const edited = change('feed', { ...comment, verb: 'edited', message: 'up again' });
    expect(await updateOf(adapter, edited)).toMatchObject({
      externalId: 'P_C',
      changes: { text: 'up again' },
    });
    const { message: _gone, ...removed } = { ...comment, verb: 'remove' };
    expect((await updateOf(adapter, change('feed', removed))).changes).toEqual({
      details: { revoked: true },
    });
    expect(await factsOf(adapter, change('feed', { ...comment, from: { id: 'IG' } }))).toEqual([]);
  });
});
