import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from '@viewline/testing';
import pg from 'pg';
import { createDatabase } from './create-database.js';
import { discardCluster } from './discard-cluster.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.js';
import { startInAnotherProcess } from './test/another-process.js';

const SETTINGS = { shared_buffers: '16MB' };

describe('the embedded PostgreSQL', () => {
  let folder: string;
  let running: EmbeddedPostgres[];

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'viewline-postgres-test-'));
    running = [];
  });
  afterEach(async () => {
    await Promise.all(running.map((server) => server.stop()));
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(port?: number, dataDir = folder): Promise<EmbeddedPostgres> {
    const server = await startEmbeddedPostgres({ dataDir, port, settings: SETTINGS });
    running.push(server);
    return server;
  }

  it('starts on an empty folder: PostgreSQL 18, UTF-8, letters of every script, nothing lost for speed', async () => {
    const { url } = await start();
    const [row] = await ask(
      url,
      `select current_setting('server_version_num')::int / 10000 as major, current_setting('server_encoding') as encoding,
         lower('ÄŻЖ') as folded, current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
         current_setting('listen_addresses') as listen, current_setting('unix_socket_directories') as sockets`,
    );
    expect(row).toEqual({
      major: 18,
      encoding: 'UTF8',
      folded: 'äżж',
      fsync: 'on',
      commit: 'on',
      listen: '127.0.0.1',
      sockets: '',
    });
  });

  it('lets nobody in without the password, which only its owner can read', async () => {
    const { url, port } = await start();
    const password = new URL(url).password;
    await expect(ask(`postgres://viewline:wrong@127.0.0.1:${port}`, 'select 1')).rejects.toThrow('password');
    expect(password.length).toBeGreaterThanOrEqual(32);
    expect(statSync(path.join(folder, 'password')).mode & 0o777).toBe(0o600);
    expect(statSync(path.join(folder, 'cluster')).mode & 0o777).toBe(0o700);
  });

  it('has a database for clients that name none', async () => {
    const { url } = await start();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    expect(client.database).toBe('viewline');
    await client.end();
  });

  it('keeps data and password over a restart', async () => {
    const first = await start();
    await remember(first.url, 'kept');
    await first.stop();
    const second = await start(first.port);
    expect(second.url).toBe(first.url);
    expect(await remembered(second.url)).toEqual(['kept']);
  });

  it('starts over a stale lock after everything was killed at once', async () => {
    const other = await startInAnotherProcess(folder);
    await remember(other.url, 'committed');
    process.kill(other.parent, 'SIGKILL');
    process.kill(other.pid, 'SIGKILL');
    await other.ended;
    expect(existsSync(path.join(folder, 'cluster', 'postmaster.pid'))).toBe(true);
    const { url } = await start();
    expect(await remembered(url)).toEqual(['committed']);
  });

  it('takes the cluster back from a server whose parent was killed', async () => {
    const other = await startInAnotherProcess(folder);
    await remember(other.url, 'committed');
    process.kill(other.parent, 'SIGKILL');
    await other.ended;
    await remember(other.url, 'by an orphan');
    const { url, pid } = await start(other.port);
    expect(await remembered(url)).toEqual(['committed', 'by an orphan']);
    expect(pid).not.toBe(other.pid);
  });

  it('leaves a cluster alone that another living process works with', async () => {
    const other = await startInAnotherProcess(folder);
    await expect(start()).rejects.toThrow('in use by another running process');
    await remember(other.url, 'undisturbed');
    process.kill(other.parent, 'SIGTERM');
    await other.ended;
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('is stopped in order before %s ends its parent', async (signal) => {
    const other = await startInAnotherProcess(folder);
    process.kill(other.parent, signal);
    expect(await other.ended).toBe(signal);
    expect(existsSync(path.join(folder, 'cluster', 'postmaster.pid'))).toBe(false);
  });

  it('comes back on the same port when it alone is killed', async () => {
    const server = await start();
    const { pid } = server;
    await remember(server.url, 'committed');
    process.kill(pid, 'SIGKILL');
    await eventually(async () => expect(await remembered(server.url)).toEqual(['committed']));
    await eventually(() => expect(server.pid).not.toBe(pid));
  });

  it('keeps its guard when one of its sessions is killed and it starts itself anew', async () => {
    const server = await start();
    const [session] = await ask(
      server.url,
      `select pid from pg_stat_activity where application_name = 'viewline-guard'`,
    );
    process.kill(Number(session?.['pid']), 'SIGKILL');
    await eventually(async () => {
      const [guard] = await ask(server.url, `select pid from pg_locks where locktype = 'advisory'`);
      expect(guard).not.toEqual(session);
      expect(guard).toBeDefined();
    });
  });

  it('names the port that somebody else has, and goes around it when free to choose', async () => {
    const somebody = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => somebody.listen(0, '127.0.0.1', resolve));
    const { port } = somebody.address() as AddressInfo;
    await expect(start(port)).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken`);
    expect((await start()).port).not.toBe(port);
    await new Promise((resolve) => somebody.close(resolve));
  });

  it('does not make a new password for an old database', async () => {
    await (await start()).stop();
    rmSync(path.join(folder, 'password'));
    await expect(start()).rejects.toThrow('password is missing');
  });

  // As anybody but root this is a folder like any other.
  it('runs in a folder that only we can enter', async () => {
    // mkdtemp has closed `folder` to everybody else; starting in it would open it, so start one below.
    const { url } = await start(0, path.join(folder, 'below'));
    await remember(url, 'kept');
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(await remembered(url)).toEqual(['kept']);
  });

  it('is discarded with its data, and with a server that still runs on it', async () => {
    const other = await startInAnotherProcess(folder);
    process.kill(other.parent, 'SIGKILL');
    await other.ended;
    await discardCluster(folder);
    expect(existsSync(folder)).toBe(false);
    await expect(ask(other.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
  });

  it('creates a database once, however many ask for it at the same time', async () => {
    const { url } = await start();
    const urls = await Promise.all(Array.from({ length: 8 }, () => createDatabase(url, 'viewline_timeline')));
    expect(new Set(urls)).toEqual(new Set([`${url}/viewline_timeline`]));
    expect(await createDatabase(`${url}/postgres`, 'viewline_timeline')).toBe(urls[0]);
  });
});

async function ask(url: string, sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: `${url}/postgres` });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

async function remember(url: string, what: string): Promise<void> {
  await ask(url, 'create table if not exists memory (what text)');
  await ask(url, 'insert into memory values ($1)', [what]);
}

const remembered = async (url: string) => (await ask(url, 'select what from memory')).map(({ what }) => what);
