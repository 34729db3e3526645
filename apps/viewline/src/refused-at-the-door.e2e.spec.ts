import type { SignedRequest } from '@viewline/simulator';
import { RunningProduct, type Answer } from './testing/running-product.js';
import { freshDigits, type Content, type VendorDoor } from './testing/vendor-door.js';
import { VENDOR_DOORS } from './testing/vendor-doors.js';

const MEGABYTE = 1_048_576;
const MINUTE = 60_000;
const KEPT_IN = ['interaction', 'mail_thread', 'delivery_report', 'outbox', 'relay_count'];

let product: RunningProduct;

beforeAll(async () => {
  product = await RunningProduct.start();
});

afterAll(() => product.stop());

/** Secrets of somebody else. */
const forger = () =>
  Object.fromEntries(
    Object.entries(product.secrets).map(([name, secret]) => [
      name,
      String(secret).startsWith('whsec_') ? 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' : 'user:guessed',
    ]),
  );

const signed = (door: VendorDoor, content: Content, at = new Date()): SignedRequest =>
  door.sign(product.secrets, content, at);

const later = (minutes: number) => new Date(Date.now() + minutes * MINUTE);

const padded = (content: Content): Content =>
  typeof content === 'string'
    ? content + ' '.repeat(MEGABYTE)
    : { ...content, Padding: 'x'.repeat(MEGABYTE) };

async function expectNoTrace(address: string): Promise<void> {
  for (const table of KEPT_IN) {
    expect([table, await product.sql('interactions', `SELECT * FROM ${table}`)]).toEqual([table, []]);
  }
  const known = await product.sql('timeline', 'SELECT * FROM search_term WHERE value = $1', [address]);
  expect(known).toEqual([]);
}

const expectProblem = ({ status, headers, body }: Answer, wanted: number) => {
  expect(body).toMatchObject({ type: 'about:blank', status: wanted, code: expect.any(String) as string });
  expect(status).toBe(wanted);
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
};

describe.each(VENDOR_DOORS.map((door) => [door.name, door] as const))('the door of %s', (_name, door) => {
  const { content, address } = door.sample(freshDigits());
  const nothing: Content = typeof content === 'string' ? '' : {};

  it.each<[string, number, () => SignedRequest]>([
    ['signed with the secret of somebody else', 401, () => door.sign(forger(), content, new Date())],
    ['in a form that the vendor does not have', 400, () => signed(door, door.malformed)],
    ['of more than a megabyte', 413, () => signed(door, padded(content))],
    ['without a body', door.proofInBody ? 401 : 400, () => ({ ...signed(door, nothing), body: '' })],
    ...(door.signsTime
      ? ([
          ['signed six minutes ago', 401, () => signed(door, content, later(-6))],
          ['signed yesterday', 401, () => signed(door, content, later(-24 * 60))],
          ['signed six minutes ahead of time', 401, () => signed(door, content, later(6))],
        ] satisfies [string, number, () => SignedRequest][])
      : []),
  ])('refuses a request %s with %i, and keeps nothing of it', async (_how, status, request) => {
    expectProblem(await product.webhook(request()), status);
    await expectNoTrace(address);
  });

  it('refuses a request without any proof, and keeps nothing of it', async () => {
    const { path, headers, body } = signed(door, content);
    const bare: SignedRequest = {
      path: path.replace(/\?.*/, ''),
      headers: { 'content-type': headers['content-type']! },
      body: door.proofInBody ? String(body).replace(/&signature=[^&]*/, '') : body,
    };
    expectProblem(await product.webhook(bare), 401);
    await expectNoTrace(address);
  });
});

describe('a door that is not there', () => {
  it.each([
    '/webhooks/fax',
    '/webhooks/',
    '/webhooks/twilio',
    '/webhooks/generic/twilio',
    '/webhooks/..%2fapi',
  ])('is not found: %s', async (path) => {
    const door = VENDOR_DOORS.find(({ name }) => name === 'generic app')!;
    const request = signed(door, door.sample(freshDigits()).content);
    expectProblem(await product.webhook({ ...request, path }), 404);
  });
});
