import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { testServerUrl } from '@viewline/testing';
import { crm } from './crm.suite.js';

const NOWHERE = 'postgres://viewline:secret-password@127.0.0.1:1/postgres';

describe('the command line', () => {
  it.each([
    'dead-leters list',
    'dead-letters show',
    'dead-letters list --nonsense',
    'dead-letters replay',
    'dead-letters replay 1 --all',
    'dead-letters list --service ../etc',
    'import subscribers a.csv --format xml',
  ])('answers "%s" with one line of advice and exit code 2', async (args) => {
    const { code, out, err } = await crm(args, { DATABASE_URL: testServerUrl() });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.trim().split('\n').length).toBeLessThanOrEqual(2);
    expect(err).not.toContain('    at ');
  });

  it('explains itself when asked, and counts that as done', async () => {
    const { code, out } = await crm('--help', {});
    expect(code).toBe(0);
    expect(out).toContain('dead-letters');
  });
});

describe('where nothing can be reached', () => {
  it('says in one sentence that the server does not answer, without its password', async () => {
    const { code, err } = await crm('outbox status', { DATABASE_URL: NOWHERE });
    expect(code).toBe(1);
    expect(err).toBe('The database postgres at 127.0.0.1:1 does not answer: is it running?\n');
  });

  it('refuses a URL that is no URL of PostgreSQL without repeating it', async () => {
    const { code, err } = await crm('dead-letters list', { DATABASE_URL: 'mysql://u:secret-password@h' });
    expect({ code, err }).toEqual({ code: 2, err: 'DATABASE_URL must be a postgres:// URL.\n' });
  });

  it('says so when the service was never started on the server', async () => {
    const { code, err } = await crm('dead-letters list --service never-started', {
      DATABASE_URL: testServerUrl(),
    });
    expect(code).toBe(1);
    expect(err).toMatch(/^The database viewline_never_started at .* does not exist: has this service ever/);
  });
});

describe('without DATABASE_URL', () => {
  let directory: string;
  beforeEach(async () => (directory = await mkdtemp(path.join(tmpdir(), 'viewline-crm-'))));
  afterEach(() => rm(directory, { recursive: true }));

  const running = (content: string) => writeFile(path.join(directory, 'running.json'), content);

  it('says that the product does not run when it was never started there', async () => {
    const { code, err } = await crm('outbox status', { DATA_DIR: directory });
    expect(code).toBe(1);
    expect(err).toContain(`Viewline is not running in ${directory}`);
  });

  it('says the same when only its file was left by a process that is gone', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    await running(JSON.stringify({ pid, url: 'http://x', databaseUrl: NOWHERE, eventLogUrl: 'postgres:' }));
    const { code, err } = await crm('outbox status', { DATA_DIR: directory });
    expect(code).toBe(1);
    expect(err).toContain(`Viewline is not running in ${directory}`);
  });

  it.each(['', '{', '{}', '{"pid":1}'])('does not trip over a file that holds %j', async (content) => {
    await running(content);
    const { code, err } = await crm('outbox status', { DATA_DIR: directory });
    expect(code).toBe(1);
    expect(err).toContain('does not say where Viewline runs');
  });

  it('works on what the file of the running product names', async () => {
    const connection = { pid: process.pid, url: 'http://x', databaseUrl: NOWHERE, eventLogUrl: 'postgres:' };
    await running(JSON.stringify(connection));
    const { err } = await crm('outbox status', { DATA_DIR: directory });
    expect(err).toContain('127.0.0.1:1 does not answer');
  });
});
