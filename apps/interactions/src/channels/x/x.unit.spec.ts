import { PUBLIC, SECRET, signedX } from '../testing/signers.js';
import { describeDoor } from '../testing/door.suite.js';
import { contactOf, factsOf, get, updateOf } from '../testing/webhook-request.js';
import { XAdapter } from './x.adapter.js';

const adapter = new XAdapter(SECRET);
const at = new Date('2026-03-01T11:00:00Z');
const DM = {
  type: 'message_create',
  id: '954491830116155396',
  created_timestamp: String(at.getTime()),
  message_create: {
    target: { recipient_id: '4337869213' },
    sender_id: '3001969357',
    message_data: { text: 'Blue Bird', entities: {} },
  },
};
const POST = {
  created_at: 'Sun Mar 01 11:00:00 +0000 2026',
  id_str: '1060221',
  text: '@viewline down again…',
  lang: 'en',
  user: { id_str: '3001969357', name: 'Jordan', screen_name: 'furiouscamper' },
};
const users = { 3001969357: { id: '3001969357', name: 'Jordan', screen_name: 'furiouscamper' } };
const activity = (rest: object) => signedX(JSON.stringify({ for_user_id: '4337869213', users, ...rest }));

describeDoor('X', () => ({
  adapter,
  sample: JSON.stringify({
    for_user_id: '4337869213',
    direct_message_events: [DM],
    tweet_create_events: [POST],
    users,
  }),
  signed: signedX,
  proof: { header: 'x-twitter-webhooks-signature' },
  json: true,
  envelopes: [
    (content) => ({ for_user_id: '1', direct_message_events: content, tweet_create_events: content }),
    (content) => ({
      for_user_id: '1',
      tweet_create_events: [{ ...POST, extended_tweet: content, user: content }],
    }),
    (content) => ({
      direct_message_events: [{ ...DM, message_create: content }],
      tweet_delete_events: [content],
    }),
  ],
}));

describe('the challenge of X', () => {
  it('is answered as documented', async () => {
    const known = new XAdapter('z3ZX4v7mAAUGykl2EcmkqbartmuW8VFOOzCloLx9Q45P0hLrFu');
    expect(await adapter.receive(get(`${PUBLIC}/x?crc_token=abc`))).toMatchObject({
      kind: 'handshake',
      status: 200,
      contentType: 'application/json',
    });
    const answer = await known.receive(get(`${PUBLIC}/x?crc_token=9b4507b3-9040-4669-9ca3-6b94edb50553`));
    // Computed with openssl dgst -sha256 -hmac.
    const token = 'sha256=UITybEAvZfYKnbdNOTN/PHrzgUG2YTiHNtDJ0mrqfMs=';
    expect(answer).toMatchObject({ body: JSON.stringify({ response_token: token }) });
  });

  it('is refused without a token', async () => {
    await expect(adapter.receive(get(`${PUBLIC}/x`))).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('signs nothing that could be sent back as an event', async () => {
    for (const body of ['{}', ' \n{"for_user_id":"1"}', JSON.stringify({ tweet_create_events: [POST] })]) {
      const question = get(`${PUBLIC}/x?crc_token=${encodeURIComponent(body)}`);
      await expect(adapter.receive(question)).rejects.toMatchObject({ kind: 'forbidden' });
    }
  });
});

describe('on X', () => {
  it('a direct message is one contact of the sender', async () => {
    expect(await contactOf(adapter, activity({ direct_message_events: [DM] }))).toEqual({
      type: 'contact',
      provider: 'x',
      externalId: DM.id,
      channel: 'x',
      direction: 'inbound',
      kind: 'message',
      identity: { kind: 'x', value: '3001969357' },
      displayName: 'Jordan',
      reason: 'message received',
      status: 'completed',
      text: 'Blue Bird',
      startedAt: at,
      details: { username: 'furiouscamper' },
      threadKey: 'x:4337869213|3001969357',
    });
  });

  it('our own direct message is outbound in the same conversation', async () => {
    const sent = {
      ...DM,
      id: '2',
      message_create: {
        ...DM.message_create,
        sender_id: '4337869213',
        target: { recipient_id: '3001969357' },
      },
    };
    expect(await contactOf(adapter, activity({ direct_message_events: [sent] }))).toMatchObject({
      direction: 'outbound',
      identity: { value: '3001969357' },
      threadKey: 'x:4337869213|3001969357',
    });
  });

  it('a mention is a public post, with its whole text', async () => {
    const long = { ...POST, extended_tweet: { full_text: '@viewline down again, third time this week' } };
    expect(await contactOf(adapter, activity({ tweet_create_events: [long] }))).toMatchObject({
      externalId: '1060221',
      kind: 'post',
      public: true,
      identity: { kind: 'x', value: '3001969357' },
      text: '@viewline down again, third time this week',
      startedAt: at,
      language: 'en',
      threadKey: 'x:post:1060221',
      thread: { messageId: 'x:post:1060221', references: [] },
    });
  });

  it('our reply is outbound to the one replied to, in the thread of the post', async () => {
    const reply = {
      ...POST,
      id_str: '7',
      user: { id_str: '4337869213' },
      in_reply_to_user_id_str: '3001969357',
      in_reply_to_status_id_str: '1060221',
    };
    expect(await contactOf(adapter, activity({ tweet_create_events: [reply] }))).toMatchObject({
      direction: 'outbound',
      identity: { value: '3001969357' },
      threadKey: 'x:post:1060221',
      thread: { messageId: 'x:post:7', inReplyTo: 'x:post:1060221', references: [] },
    });
  });

  it('reposts, our own posts to everybody and likes are no contacts', async () => {
    const own = { ...POST, user: { id_str: '4337869213' } };
    expect(
      await factsOf(adapter, activity({ tweet_create_events: [{ ...POST, retweeted_status: {} }, own] })),
    ).toEqual([]);
    expect(await factsOf(adapter, activity({ favorite_events: [{}] }))).toEqual([]);
  });

  it('a deletion is an update, a read receipt a delivery', async () => {
    const gone = { status: { id: '1060221', user_id: '3001969357' }, timestamp_ms: String(at.getTime()) };
    expect(await updateOf(adapter, activity({ tweet_delete_events: [gone] }))).toMatchObject({
      externalId: '1060221',
      changes: { details: { revoked: true } },
    });
    const read = {
      created_timestamp: String(at.getTime()),
      sender_id: '3001969357',
      last_read_event_id: '99',
    };
    expect(await factsOf(adapter, activity({ direct_message_mark_read_events: [read] }))).toMatchObject([
      { type: 'delivery', externalId: '99', status: 'read' },
    ]);
  });
});
