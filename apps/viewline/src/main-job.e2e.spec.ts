import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, freshDatabase } from '@viewline/testing';
import { startProduct, type Product } from './product.js';

let product: Product;
let directory: string;
let token: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'viewline-e2e-'));
  const database = await freshDatabase('e2e');
  product = await startProduct({
    DATA_DIR: directory,
    DATABASE_URL: database.url,
    PORT: '0',
    PUBLIC_URL: 'https://crm.example.net',
    SAMPLE_OPERATOR: 'off',
  });
  token = await product.issuer.issue('agent');
});

afterAll(async () => {
  await product.stop();
  await rm(directory, { recursive: true });
});

const sms = (fields: Record<string, string>) => {
  const path = '/webhooks/twilio/sms';
  const text = Object.keys(fields)
    .toSorted()
    .map((name) => name + fields[name])
    .join('');
  return fetch(product.url + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': createHmac('sha1', product.env['TWILIO_AUTH_TOKEN']!)
        .update(`https://crm.example.net${path}${text}`)
        .digest('base64'),
    },
    body: new URLSearchParams(fields),
  });
};
const get = async <T>(path: string): Promise<T> => {
  const response = await fetch(product.url + path, { headers: { authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as T;
};

describe('the main job', () => {
  it('puts an SMS on the timeline of the number it came from, however often it is sent', async () => {
    const message = {
      MessageSid: 'SM0123456789abcdef0123456789abcdef',
      AccountSid: 'AC1',
      From: '+447911123456',
      To: '+442071838750',
      Body: 'القناة الرياضية لا تعمل — the sport channel is down',
    };
    const answers = await Promise.all(Array.from({ length: 100 }, () => sms(message)));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));

    const found = await eventually(async () => {
      const { items } = await get<{ items: { subscriberId: string }[] }>(
        '/api/timeline/v1/search?q=07911%20123456',
      );
      if (items.length !== 1) throw new Error(`found ${items.length} subscribers`);
      return items[0]!;
    });
    const page = await eventually(async () => {
      const entries = await get<{ items: { title: string; text: string }[]; next: null }>(
        `/api/timeline/v1/subscribers/${found.subscriberId}/entries`,
      );
      if (entries.items.length === 0) throw new Error('no entry yet');
      return entries;
    });
    expect(page.items).toHaveLength(1);
    expect(page.items[0]).toMatchObject({
      channel: 'sms',
      kind: 'message',
      direction: 'inbound',
      text: message.Body,
    });
    expect(page.next).toBeNull();
  });
});
