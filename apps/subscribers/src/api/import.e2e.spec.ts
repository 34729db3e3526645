import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { newId } from '@viewline/kernel';
import { importSubscribers, type ImportProgress } from '../import-subscribers.js';
import { subscribersDoor, type SubscribersDoor } from './subscribers-door.suite.js';

const IMPORTS = '/api/subscribers/v1/imports';

let door: SubscribersDoor;
let folder: string;
beforeAll(async () => {
  process.env['IMPORT_LIMIT'] = String(4 * 1024 ** 2);
  door = await subscribersDoor();
  folder = await mkdtemp(path.join(tmpdir(), 'import-'));
});
afterAll(async () => {
  delete process.env['IMPORT_LIMIT'];
  await door.close();
  await rm(folder, { recursive: true });
});

const run = (body: string, query = '', type = 'text/csv', role: 'operator' | 'agent' = 'operator') =>
  door.call('POST', IMPORTS + query, body, { role, type });

describe('POST /imports', () => {
  it('takes a file larger than any other body and tells how far it is', async () => {
    const key = newId();
    const rows = Array.from({ length: 3000 }, (_, n) => `${key}-${n},Name ${n},${'x'.repeat(500)}`);
    const id = newId();
    const text = `externalId,name,remark\n${rows.join('\n')}\n`;
    expect(text.length).toBeGreaterThan(1024 ** 2);
    const done = await run(text, `?id=${id}`);
    expect(done.status).toBe(201);
    expect(done.body).toMatchObject({
      id,
      status: 'finished',
      registered: 3000,
      totalBytes: text.length,
      doneBytes: text.length,
    });
    const shown = await door.call('GET', `${IMPORTS}/${id}`, undefined, { role: 'operator' });
    expect(shown.body).toEqual(done.body);
  });

  it('gives a report of rejected lines that a spreadsheet opens and does not execute', async () => {
    const id = newId();
    await run(`accountNumber,name,emails\n${newId()},Layla,"=HYPERLINK(""x"")"\n,Ben,\n`, `?id=${id}`);
    const report = await door.call('GET', `${IMPORTS}/${id}/rejections`, undefined, { role: 'operator' });
    expect(report.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(report.text.split('\r\n')).toEqual([
      'line,column,effect,reason',
      '2,"emails",value-left-out,"not a email address: ""=HYPERLINK(\\""x\\"")"""',
      '3,"externalId",line-rejected,"is missing, and so is accountNumber: one of them is needed"',
      '',
    ]);
  });

  it('refuses what is no import', async () => {
    const answers = await Promise.all([
      run('a,b\n1,2\n'),
      run('', '?id=x'),
      run('{}', '', 'application/json'),
      run('<x/>', '', 'text/xml'),
      run('externalId,name\n', '', 'text/csv', 'agent'),
      run(`externalId,name\n${'1,x\n'.repeat(2 * 1024 ** 2)}`),
    ]);
    expect(answers.map(({ status, body }) => [status, body['code']])).toEqual([
      [400, 'import.columns'],
      [400, 'request.invalid'],
      [415, 'request.unsupported-content-type'],
      [415, 'request.unsupported-content-type'],
      [403, 'auth.forbidden'],
      [413, 'import.too-large'],
    ]);
    for (const at of [newId(), 'x']) {
      expect((await door.call('GET', `${IMPORTS}/${at}`, undefined, { role: 'operator' })).status).toBe(404);
      expect(
        (await door.call('GET', `${IMPORTS}/${at}/rejections`, undefined, { role: 'operator' })).status,
      ).toBe(404);
    }
  });

  it('stops a file that says nothing of its length where the limit is', async () => {
    const piece = Buffer.from(`name,externalId,remark${'x'.repeat(65_000)}\n`);
    const response = await fetch(door.origin + IMPORTS, {
      method: 'POST',
      headers: { authorization: `Bearer ${await door.token('operator')}`, 'content-type': 'text/csv' },
      body: Readable.toWeb(Readable.from(Array.from({ length: 100 }, () => piece))),
      duplex: 'half',
    });
    expect(response.status).toBe(413);
  });
});

describe('importSubscribers', () => {
  it('sends a file, tells of its progress, and sends it again for nothing', async () => {
    const file = path.join(folder, 'base.ndjson');
    const key = newId();
    await writeFile(
      file,
      Array.from({ length: 700 }, (_, n) => JSON.stringify({ externalId: `${key}-${n}`, name: 'N' })).join(
        '\n',
      ),
    );
    const seen: ImportProgress[] = [];
    const target = { url: door.origin, token: await door.token('operator') };
    const first = await importSubscribers(file, target, (progress) => seen.push(progress));
    expect(first).toMatchObject({ status: 'finished', registered: 700, rejected: 0 });
    expect(seen.at(-1)).toEqual(first);
    expect(await importSubscribers(file, target)).toEqual(first);
  });

  it('fails with the service’s own words', async () => {
    const file = path.join(folder, 'bad.csv');
    await writeFile(file, 'a,b\n');
    const target = { url: door.origin, token: await door.token('operator') };
    await expect(importSubscribers(file, target)).rejects.toMatchObject({ code: 'import.columns' });
  });
});
