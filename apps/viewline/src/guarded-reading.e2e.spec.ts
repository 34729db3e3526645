import { createHash } from 'node:crypto';
import { newId } from '@viewline/kernel';
import { LiveStream } from './testing/live-stream.js';
import { RunningProduct, type Answer, type Role } from './testing/running-product.js';
import { freshDigits } from './testing/vendor-door.js';
import { VENDOR_DOORS } from './testing/vendor-doors.js';

const KEY = 'a long random key of the data warehouse';
const hash = createHash('sha256').update(KEY).digest('hex');
const SUBSCRIBERS = '/api/timeline/v1/subscribers';

let product: RunningProduct;
let subscriberId: string;
let address: string;

beforeAll(async () => {
  product = await RunningProduct.start({ API_KEYS: `warehouse:integrator:${hash}` });
  const door = VENDOR_DOORS[0]!;
  const sample = door.sample(freshDigits());
  address = sample.address;
  await product.webhook(door.sign(product.secrets, sample.content, new Date()));
  ({ subscriberId } = await product.subscriberAt(address));
});

afterAll(() => product.stop());

const reads = () => [
  `/api/timeline/v1/search?q=${encodeURIComponent(address)}`,
  `${SUBSCRIBERS}/${subscriberId}`,
  `${SUBSCRIBERS}/${subscriberId}/entries`,
  `${SUBSCRIBERS}/${subscriberId}/completeness`,
  `${SUBSCRIBERS}/${subscriberId}/stream`,
  '/api/timeline/v1/audit',
  '/tmf-api/partyInteraction/v4/partyInteraction',
];

const statusOf = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(product.url + path, { headers });
  await response.body?.cancel();
  return response.status;
};

interface Audited {
  outcome: string;
  actorId: string;
  roles: string[];
  method: string;
  route: string;
  subscriberId: string;
}
const audit = async (role: Role, of: string): Promise<Answer<{ items: Audited[] }>> =>
  product.get(`/api/timeline/v1/audit?subscriberId=${encodeURIComponent(of)}`, role);

describe('what is known about subscribers', () => {
  it('is shown to nobody without a token, with a wrong one or with two kinds of proof', async () => {
    const { authorization } = await product.authorization();
    for (const path of reads()) {
      for (const headers of [
        {},
        { authorization: 'Bearer' },
        { authorization: `${authorization!.slice(0, -4)}AAAA` },
        { authorization: `Basic ${Buffer.from('agent:agent').toString('base64')}` },
        { 'x-api-key': `${KEY}x` },
        { authorization: authorization!, 'x-api-key': KEY },
      ] as Record<string, string>[]) {
        expect([path, headers, await statusOf(path, headers)]).toEqual([path, headers, 401]);
      }
    }
  });

  it('goes on live no longer than the token that opened the stream', async () => {
    const token = await product.product.issuer.issue('agent', 2);
    const stream = await LiveStream.open(`${product.url}${SUBSCRIBERS}/${subscriberId}/stream`, {
      authorization: `Bearer ${token}`,
    });
    await stream.until('ready');
    expect(await stream.ended).toBe(true);
    const resumed = await product.stream(subscriberId, stream.lastEventId);
    await resumed.until('ready');
    expect(resumed.events.map(({ type }) => type)).not.toContain('reset');
    await resumed.cut();
  });

  it('is shown to a system with its key', async () => {
    const paths = reads().filter((path) => !path.endsWith('/audit'));
    for (const path of paths) expect([path, await statusOf(path, { 'x-api-key': KEY })]).toEqual([path, 200]);
  });

  it.each(['agent', 'operator', 'integrator'] as const)(
    'does not include who read it, for an %s',
    async (role) => {
      expect(await audit(role, subscriberId)).toMatchObject({
        status: 403,
        body: { code: 'auth.forbidden' },
      });
    },
  );

  it('leaves a record of each person who read it, for supervisors to see', async () => {
    const unread = newId();
    await product.get(`${SUBSCRIBERS}/${unread}`, 'operator');
    await product.get(`${SUBSCRIBERS}/${unread}/entries`, 'agent');
    await (await product.stream(unread)).cut();
    await fetch(`${product.url}${SUBSCRIBERS}/${unread}/completeness`, { headers: { 'x-api-key': KEY } });

    const { status, body } = await audit('supervisor', unread);
    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      { actorId: 'local-agent', route: '/api/timeline/v1/subscribers/:id/stream' },
      { actorId: 'local-agent', route: '/api/timeline/v1/subscribers/:id/entries', method: 'GET' },
      { actorId: 'local-operator', route: '/api/timeline/v1/subscribers/:id', outcome: 'read' },
    ]);
  });

  it('leaves a record of whom a person found by searching', async () => {
    const before = (await audit('supervisor', subscriberId)).body.items.length;
    await product.search(address, 'operator');
    const { items } = (await audit('supervisor', subscriberId)).body;
    expect(items).toHaveLength(before + 1);
    expect(items[0]).toMatchObject({ actorId: 'local-operator', route: '/api/timeline/v1/search' });
  });
});

describe('hostile questions', () => {
  it.each([
    'x',
    '1',
    "' OR 1=1 --",
    '00000000-0000-0000-0000-00000000000g',
    '%00',
    '..%2f..%2faudit',
    '%F0%9F%93%BA',
    'a'.repeat(90),
  ])('about a subscriber called %j are refused', async (id) => {
    for (const what of ['', '/entries', '/completeness', '/stream']) {
      const { status, body } = await product.get(`${SUBSCRIBERS}/${encodeURI(decodeURI(id))}${what}`);
      expect([what, status, body]).toEqual([what, 400, expect.objectContaining({ status: 400 })]);
    }
  });

  it.each([
    'limit=0',
    'limit=201',
    'limit=ten',
    'cursor=x',
    'cursor=AAAA',
    `cursor=${'A'.repeat(300)}`,
    `cursor=${Buffer.from('infinity|x').toString('base64url')}`,
    'from=yesterday',
    'to=2026-99-99',
    `q=${'x'.repeat(300)}`,
    'sort=asc',
  ])('for entries with ?%s are refused', async (query) => {
    const { status, headers } = await product.get(`${SUBSCRIBERS}/${subscriberId}/entries?${query}`);
    expect(status).toBe(400);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it.each([
    'q=%25&channel=%27%3B--',
    'q=%5C',
    'q=%27%3B%20DROP%20TABLE%20entry%3B--',
    'q=_&kind=__proto__',
    'channel=sms&channel=email&kind=,,',
    'from=-271821-04-20T00:00:00.000Z',
    'to=%2B275760-09-13T00:00:00.000Z',
  ])('for entries with ?%s do no harm', async (query) => {
    expect((await product.get(`${SUBSCRIBERS}/${subscriberId}/entries?${query}`)).status).toBeLessThan(500);
    expect(await product.entries(subscriberId)).toHaveLength(1);
  });

  it.each([
    '%',
    '\u0000',
    '_%',
    '\\',
    "'; DROP TABLE entry; --",
    '🙂',
    '((((',
    '\u202e',
    'x'.repeat(200),
    '0'.repeat(20),
    '+',
  ])('for somebody called %j find nobody', async (query) => {
    expect(await product.search(query)).toEqual([]);
  });

  it.each(['', 'q=', `q=${'x'.repeat(201)}`, 'q=a&limit=0', 'q=a&q=b', 'q[a]=b', 'q=a&extra=1'])(
    'for somebody with ?%s are refused',
    async (query) => {
      expect((await product.get(`/api/timeline/v1/search?${query}`)).status).toBe(400);
    },
  );
});
