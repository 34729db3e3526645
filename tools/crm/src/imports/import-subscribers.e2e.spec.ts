import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readConfig, ServiceConfig } from '@viewline/platform';
import { createSubscribers } from '@viewline/subscribers';
import { freshDatabase } from '@viewline/testing';
import { crm } from '../crm.suite.js';

let app: NestFastifyApplication;
let directory: string;
let env: Record<string, string>;

beforeAll(async () => {
  const DATABASE_URL = (await freshDatabase('crm')).url;
  const config = readConfig(ServiceConfig, { MODE: 'embedded', DATABASE_URL, LOG_LEVEL: 'silent' });
  app = await createSubscribers({ config });
  await app.listen(0, '127.0.0.1');
  directory = await mkdtemp(path.join(tmpdir(), 'viewline-import-'));
  env = { DATABASE_URL, VIEWLINE_URL: `${await app.getUrl()}/` };
});

afterAll(async () => {
  await app.close();
  await rm(directory, { recursive: true });
});

const customer = (account: string, phone: string) =>
  JSON.stringify({ name: `Customer ${account}`, accountNumber: account, phone });

async function fileOf(name: string, lines: readonly string[]): Promise<string> {
  const file = path.join(directory, name);
  await writeFile(file, lines.map((line) => `${line}\n`).join(''));
  return file;
}

describe('import subscribers', () => {
  it('takes a file in once, and reports beside it why a line was rejected', async () => {
    const mark = Date.now();
    const file = await fileOf('base.ndjson', [
      customer(`A-${mark}-1`, '+4930123450001'),
      'no JSON at all',
      customer(`A-${mark}-2`, '+4930123450002'),
    ]);
    const first = await crm(`import subscribers ${file}`, env);
    expect(first).toMatchObject({ code: 0 });
    expect(first.out).toContain('2 registered, 0 updated, 0 unchanged, 1 rejected.');
    expect(await readFile(`${file}.rejected.csv`, 'utf8')).toMatch(/^.?line,column,effect,reason\r\n2,/);
    // The same file again is the same import: it was done.
    expect((await crm(`import subscribers ${file}`, env)).out).toBe(first.out);
  });

  it('reads the format that is said, whatever the name', async () => {
    const file = await fileOf('base.txt', [customer(`B-${Date.now()}`, '+4930123450003')]);
    const { code, out } = await crm(`import subscribers ${file} --format ndjson`, env);
    expect(code).toBe(0);
    expect(out).toContain('1 registered');
  });

  it('says in one sentence what the service refuses', async () => {
    const file = await fileOf('pictures.csv', ['colour,shape', 'red,round']);
    const { code, err } = await crm(`import subscribers ${file}`, env);
    expect(code).toBe(1);
    expect(err.trim().split('\n').length).toBeLessThanOrEqual(2);
  });

  it.each([
    ['there is no such file', {}, 'absent.csv', 'There is no file'],
    ['it is a folder', {}, '.', 'There is no file'],
    ['nobody answers', { VIEWLINE_URL: 'http://127.0.0.1:59' }, 'base.txt', 'does not answer'],
    ['the token is no token', { VIEWLINE_TOKEN: 'forged' }, 'base.txt', ''],
  ])('fails when %s', async (_case, more, name, sentence) => {
    const { code, err } = await crm(`import subscribers ${path.join(directory, name)}`, { ...env, ...more });
    expect(code).toBe(1);
    expect(err).toContain(sentence);
  });
});
