import { Logger } from '@nestjs/common';
import { readConfig } from '@viewline/platform';
import { serviceDoor, type Answer, type ServiceDoor } from '@viewline/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import type { WebhookRequest } from '../channels/channel-adapter.port.js';
import { SECRET, signedMeta, signedStandard, signedX, WHSEC } from '../channels/testing/signers.js';
import { createInteractions, InteractionsConfig } from '../index.js';

let door: ServiceDoor<NestFastifyApplication>;

beforeAll(async () => {
  door = await serviceDoor(
    'webhooks',
    (env) => createInteractions({ config: readConfig(InteractionsConfig, env) }),
    {
      META_APP_SECRET: SECRET,
      META_VERIFY_TOKEN: 'agreed',
      X_CONSUMER_SECRET: SECRET,
      EMAIL_WEBHOOK_SECRET: WHSEC,
    },
  );
});
afterAll(() => door.close());

const send = ({ url, headers, rawBody }: WebhookRequest): Promise<Answer> =>
  door.call('POST', new URL(url).pathname, rawBody.toString(), {
    role: 'none',
    headers: headers as Record<string, string>,
  });

const ask = (path: string) => door.call('GET', `/webhooks/${path}`, undefined, { role: 'none' });

const sql = (statement: string, values: unknown[]): Promise<Record<string, string>[]> =>
  door.app.get(DataSource, { strict: false }).query(statement, values);

const conversationOf = async (externalId: string): Promise<string> => {
  const rows = await sql(`SELECT conversation_id FROM interaction WHERE facts->>'externalId' = $1`, [
    externalId,
  ]);
  expect(rows).toHaveLength(1);
  return rows[0]!.conversation_id!;
};

describe('The doors of channels', () => {
  it.each([
    ['x?crc_token=a&crc_token=b', 200],
    ['x?crc_token=', 403],
    [`x?crc_token=${encodeURIComponent('{"for_user_id":"1"}')}`, 403],
    ['meta/whatsapp?hub.mode=subscribe&hub.verify_token=agreed&hub.verify_token=x&hub.challenge=1', 403],
    ['meta/whatsapp?hub.mode=subscribe&hub.verify_token=agreed&hub.challenge=1&hub.challenge=2', 200],
    ['meta/whatsapp?__proto__=1&constructor=2', 403],
  ])('answer the question %s with %i, never with a fault of ours', async (path, status) => {
    expect((await ask(path)).status).toBe(status);
  });

  it('say in the log what they could not read in a batch they took', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn');
    const text = { id: 'wamid.ok', from: '447700900123', type: 'text', text: { body: 'hi' } };
    const messages = [{ type: 'text' }, text, { from: '447700900999' }];
    const body = JSON.stringify({ entry: [{ changes: [{ value: { messages } }] }] });
    expect((await send(signedMeta('meta/whatsapp', body))).status).toBe(200);
    expect(warn.mock.calls.map(([line]) => line as unknown)).toContainEqual({
      msg: 'meta/whatsapp: could not be read',
      unreadable: { 'a message without id': 2 },
    });
    warn.mockRestore();
  });
});

describe('Replies that name only what they answer', () => {
  const post = (id: string, inReplyTo?: string) =>
    send(
      signedX(
        JSON.stringify({
          for_user_id: '43',
          tweet_create_events: [
            { id_str: id, text: 'x', user: { id_str: '30' }, in_reply_to_status_id_str: inReplyTo },
          ],
        }),
      ),
    );
  const mail = (id: string, inReplyTo?: string) =>
    send(
      signedStandard(
        'email',
        [
          'From: ann@example.com',
          `Message-ID: <${id}>`,
          ...(inReplyTo ? [`In-Reply-To: <${inReplyTo}>`] : []),
          '',
          'hi',
        ].join('\r\n'),
        new Date(),
        'message/rfc822',
      ),
    );

  it.each([
    ['posts on X', post, ['101', '102', '103', '104']],
    ['posts on X that overtake each other', post, ['204', '203', '202', '201']],
    ['mails', mail, ['a1@x', 'a2@x', 'a3@x', 'a4@x']],
    ['mails that overtake each other', mail, ['b4@x', 'b3@x', 'b2@x', 'b1@x']],
  ])('make one conversation of %s, over any number of hops', async (_what, say, order) => {
    const inOrder = order.toSorted();
    for (const id of order) {
      expect((await say(id, inOrder[inOrder.indexOf(id) - 1])).status).toBeLessThan(300);
    }
    const conversations = new Set(await Promise.all(order.map(conversationOf)));
    expect(conversations.size).toBe(1);
  });
});
