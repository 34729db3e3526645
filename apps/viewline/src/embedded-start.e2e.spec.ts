import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@viewline/testing';
import { freePort, ProductProcess } from './testing/product-process.js';

let directory: string;
let port: number;
let product: ProductProcess;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'viewline start '));
  await chmod(directory, 0o711);
  port = await freePort();
  product = await ProductProcess.spawn(directory, port).ready();
}, 180_000);

afterAll(async () => {
  await product.kill('SIGTERM');
  await rm(directory, { recursive: true, force: true });
}, 60_000);

async function json<Body>(path: string, role: string, init: RequestInit = {}): Promise<Body> {
  const asked = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const token = await fetch(`${product.url}/dev/token`, { ...asked, body: JSON.stringify({ role }) });
  const { access_token } = (await token.json()) as { access_token: string };
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${access_token}` };
  return (await (await fetch(product.url + path, { ...init, headers })).json()) as Body;
}

describe('The product as one starts it', () => {
  it('keeps the secrets of its doors in a file for itself alone', async () => {
    expect((await stat(join(directory, 'secrets.json'))).mode & 0o777).toBe(0o600);
    const { TWILIO_AUTH_TOKEN } = await product.doorSecrets();
    expect(TWILIO_AUTH_TOKEN).toMatch(/^[0-9a-f]{32}$/);
  });

  it('reads a number without a country as one of the same country in all services', async () => {
    const { id } = await json<{ id: string }>('/tmf-api/customerManagement/v4/customer', 'operator', {
      method: 'POST',
      body: JSON.stringify({
        name: 'Maud',
        engagedParty: { id: 'p1', '@referredType': 'Individual' },
        contactMedium: [{ mediumType: 'phone', characteristic: { phoneNumber: '020 7946 0958' } }],
      }),
    });
    const found = await json<{ identities: object[] }>(`/api/subscribers/v1/subscribers/${id}`, 'agent');
    expect(found.identities).toMatchObject([{ kind: 'phone', value: '+442079460958' }]);
  });

  it.each([
    ['its data is in use by another one', {}, 'in use by another running process. Stop that one first'],
    ['its data cannot be written', { DATA_DIR: 'file' }, 'choose another DATA_DIR'],
    ['its settings are wrong', { RATE_LIMIT: 'much' }, 'RATE_LIMIT: '],
    ['its port is taken', { DATA_DIR: 'other' }, 'choose another PORT'],
  ])(
    'says in one sentence what to do when %s, and leaves the running one alone',
    async (_why, settings, said) => {
      await writeFile(join(directory, 'file'), '');
      const env = 'DATA_DIR' in settings ? { DATA_DIR: join(directory, settings.DATA_DIR) } : settings;
      const secrets = await readFile(join(directory, 'secrets.json'), 'utf8');
      const other = ProductProcess.spawn(directory, port, env);
      expect(await other.ended()).toBe(1);
      expect(other.said).toContain(said);
      expect(other.said).not.toMatch(/^ {4}at /m);
      expect(await readFile(join(directory, 'secrets.json'), 'utf8')).toBe(secrets);
      await eventually(async () => (await fetch(`${product.url}/health/ready`)).ok, { within: 30_000 });
    },
    120_000,
  );

  it('has stopped its own database in order when its port was taken', async () => {
    await expect(stat(join(directory, 'other/postgres/cluster/PG_VERSION'))).resolves.toBeDefined();
    await expect(stat(join(directory, 'other/postgres/cluster/postmaster.pid'))).rejects.toThrow('ENOENT');
  });
});
