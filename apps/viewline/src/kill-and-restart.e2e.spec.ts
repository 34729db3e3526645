import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provisionalSubscriberId } from '@viewline/events';
import { signers } from '@viewline/simulator';
import { eventually } from '@viewline/testing';
import { freePort, ProductProcess } from './testing/product-process.js';
import { freshDigits } from './testing/vendor-door.js';

const PUBLIC_URL = 'https://care.example.net/crm';
const PATIENCE = { within: 60_000, every: 100 };

let directory: string;
let port: number;
let product: ProductProcess;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'viewline-kill-'));
  await chmod(directory, 0o711);
  port = await freePort();
  product = await ProductProcess.spawn(directory, port, { PUBLIC_URL }).ready();
}, 120_000);

afterAll(async () => {
  await product.kill('SIGKILL');
  // Whatever went wrong, the database of a killed product must not stay behind: the next one takes it over and ends it.
  if (existsSync(lockFile())) {
    const last = await ProductProcess.spawn(directory, port, { PUBLIC_URL }).ready();
    await last.kill('SIGTERM');
  }
  await rm(directory, { recursive: true, force: true });
}, 120_000);

/** Of PostgreSQL, while it runs. */
const lockFile = () => join(directory, 'postgres', 'cluster', 'postmaster.pid');
const digits = freshDigits();
const number = `+44740${digits}`;
const subscriberId = provisionalSubscriberId({ kind: 'phone', value: number });

async function send(sid: string, text: string, publicUrl = PUBLIC_URL): Promise<number> {
  const { TWILIO_AUTH_TOKEN } = await product.doorSecrets();
  const fields = { MessageSid: sid, AccountSid: 'AC1', From: number, To: '+442071838750', Body: text };
  const request = signers.twilio(TWILIO_AUTH_TOKEN!, publicUrl, '/webhooks/twilio/sms', fields);
  const { status } = await fetch(product.url + request.path, {
    method: 'POST',
    headers: request.headers,
    body: String(request.body),
  });
  return status;
}

async function texts(): Promise<string[]> {
  const token = await fetch(`${product.url}/dev/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"role":"agent"}',
  });
  const { access_token } = (await token.json()) as { access_token: string };
  const page = await fetch(`${product.url}/api/timeline/v1/subscribers/${subscriberId}/entries?limit=200`, {
    headers: { authorization: `Bearer ${access_token}` },
  });
  const { items } = (await page.json()) as { items: { text: string }[] };
  return items.map(({ text }) => text);
}

/** Many at once, each journalled here when it is acknowledged; killed while the others are on their way. */
async function sendUntilKilled(): Promise<{ acknowledged: string[]; all: [string, string][] }> {
  const all = Array.from({ length: 40 }, (_, n): [string, string] => [
    `SM${randomUUID().replaceAll('-', '')}`,
    `message ${n}`,
  ]);
  const acknowledged: string[] = [];
  let killed: Promise<unknown> | undefined;
  await Promise.all(
    all.map(async ([sid, text]) => {
      const status = await send(sid, text).catch(() => 0);
      if (status === 200) acknowledged.push(text);
      if (acknowledged.length === 10) killed ??= product.kill('SIGKILL');
    }),
  );
  expect(await killed).not.toBe(0);
  return { acknowledged, all };
}

describe('the product that is killed', () => {
  it('keeps its state in DATA_DIR, answers on PORT and believes what is signed for PUBLIC_URL', async () => {
    expect(product.url).toBe(`http://127.0.0.1:${port}`);
    expect(existsSync(join(directory, 'postgres', 'cluster', 'PG_VERSION'))).toBe(true);
    const running = JSON.parse(await readFile(join(directory, 'running.json'), 'utf8')) as { url: string };
    expect(running.url).toBe(product.url);
    expect(await send('SMother', 'for another address', product.url)).toBe(401);
    expect(await send(`SM${digits}`, 'the first')).toBe(200);
    await eventually(async () => expect(await texts()).toEqual(['the first']), PATIENCE);
  });

  it('has everything that it acknowledged on the timeline once when it is back', async () => {
    const before = await texts();
    const { acknowledged, all } = await sendUntilKilled();
    expect(acknowledged.length).toBeGreaterThanOrEqual(10);

    product = await ProductProcess.spawn(directory, port, { PUBLIC_URL }).ready();
    await eventually(
      async () => expect(await texts()).toEqual(expect.arrayContaining([...before, ...acknowledged])),
      PATIENCE,
    );
    // A vendor sends again what was not acknowledged, and sometimes what was.
    for (const [sid, text] of all) expect(await send(sid, text)).toBe(200);
    const expected = [...before, ...all.map(([, text]) => text)].toSorted();
    await eventually(async () => expect((await texts()).toSorted()).toEqual(expected), PATIENCE);
  }, 180_000);

  it('ends in order when it is asked to, and lets its database end too', async () => {
    expect(await product.kill('SIGTERM')).toBe(0);
    expect(existsSync(lockFile())).toBe(false);
  }, 60_000);

  it('does not start with its own token issuer where the mode is not embedded', async () => {
    const refused = ProductProcess.spawn(directory, port, { PUBLIC_URL, MODE: 'cluster' });
    expect(await refused.ended()).not.toBe(0);
    expect(refused.said).toMatch(/embedded mode only/);
    await expect(fetch(`${refused.url}/dev/token`, { method: 'POST' })).rejects.toThrow('fetch failed');
    expect(existsSync(lockFile())).toBe(false);
  }, 60_000);
});
