import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Logger } from '@nestjs/common';
import { isPassing } from '@viewline/messaging';
import { eventually } from '@viewline/testing';
import type { Pool } from 'pg';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { databaseName, databaseUrl } from './database-url.js';
import { openDatabase } from './open-database.js';
import { specimenDatabase, type SpecimenDatabase } from './specimen-database.suite.js';

class CreateThing1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE thing (id int)');
    // Two that ran this at once would both insert before either has committed.
    await runner.query('SELECT pg_sleep(0.2)');
    await runner.query('INSERT INTO thing VALUES (1)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE thing');
  }
}

class FailHalfWay1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE half (id int)');
    await runner.query('SELECT nonsense');
  }

  async down(): Promise<void> {}
}

let specimen: SpecimenDatabase;
let opened: DataSource[];
beforeEach(() => {
  Logger.overrideLogger(false);
  specimen = specimenDatabase();
  opened = [];
});
afterEach(async () => {
  await Promise.all(opened.map((dataSource) => dataSource.destroy()));
  await specimen.drop();
});

async function open(
  migrations = [CreateThing1700000000001],
  baseUrl = specimen.baseUrl,
  wait = 5,
): Promise<DataSource> {
  const access = { DATABASE_URL: baseUrl, DATABASE_POOL: 3, DATABASE_WAIT: wait };
  const dataSource = await openDatabase({ name: specimen.service, migrations, entities: [] }, access);
  opened.push(dataSource);
  return dataSource;
}

describe('Opening a service’s database', () => {
  it('makes and migrates it once, however many replicas start at the same time', async () => {
    const replicas = await Promise.all([open(), open(), open(), open(), open()]);
    for (const replica of replicas) expect(await replica.query('SELECT * FROM thing')).toEqual([{ id: 1 }]);
    expect(await replicas[0].query('SELECT name FROM migrations')).toEqual([
      { name: 'CreateThing1700000000001' },
    ]);
  });

  it('finds nothing to do the second time', async () => {
    await open();
    expect(await (await open()).query('SELECT * FROM thing')).toEqual([{ id: 1 }]);
  });

  it('fails when a migration fails, leaves no half of it, and lets the next one try', async () => {
    await expect(open([CreateThing1700000000001, FailHalfWay1700000000002])).rejects.toThrow('nonsense');
    const repaired = await open();
    expect(await repaired.query(`SELECT to_regclass('half') AS half`)).toEqual([{ half: null }]);
  });

  it('says who it is and sets its time limits on each connection', async () => {
    const dataSource = await open();
    const [settings] = await dataSource.query(
      `SELECT current_setting('application_name') AS name, current_setting('statement_timeout') AS statement,
              current_setting('idle_in_transaction_session_timeout') AS idle`,
    );
    expect(settings).toEqual({ name: `viewline-${specimen.service}`, statement: '30s', idle: '30s' });
  });

  it('survives the loss of all its connections, idle and busy', async () => {
    const dataSource = await open();
    await Promise.all([1, 2, 3].map(() => dataSource.query('SELECT 1')));
    const busy = dataSource
      .transaction((tx) => tx.query('SELECT pg_sleep(30)'))
      .catch((error: unknown) => (isPassing(error) ? 'lost' : error));
    const name = databaseName(specimen.baseUrl, specimen.service);
    await eventually(async () => {
      const rows = await specimen.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = '${name}' AND query LIKE '%pg_sleep(30)%'`,
      );
      return rows.length === 1;
    });
    await specimen.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
    expect(await busy).toBe('lost');
    await eventually(async () => expect(await dataSource.query('SELECT 1 AS one')).toEqual([{ one: 1 }]));
  });

  it('hears each connection that breaks while it is lent and idle, the first one too', async () => {
    const { master } = (await open()).driver as unknown as { master: Pool };
    const client = await master.connect();
    expect(client.listenerCount('error')).toBeGreaterThan(0);
    const pid = String((await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]!.pid);
    await specimen.query(`SELECT pg_terminate_backend(${pid})`);
    await expect(eventually(() => client.query('SELECT 1'), { within: 1_000 })).rejects.toThrow(
      /connection|terminat/i,
    );
    client.release(true);
  });

  it('waits for a server that is not up yet', async () => {
    const later = await serverThatComesUpLater(specimen.baseUrl);
    const dataSource = await open([CreateThing1700000000001], later.url, 20);
    expect(later.refused()).toBeGreaterThan(0);
    expect(await dataSource.query('SELECT * FROM thing')).toEqual([{ id: 1 }]);
    await dataSource.destroy();
    opened = [];
    later.close();
  });

  it('gives up on a server that does not come', async () => {
    await expect(open([], 'postgres://a@127.0.0.1:1/x', 0)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('needs no database called like its user where the URL names none', async () => {
    const role = databaseName('postgres://db/role', specimen.service);
    await specimen.query(`CREATE ROLE ${role} LOGIN CREATEDB PASSWORD 'secret'`);
    const { host } = new URL(specimen.baseUrl);
    const dataSource = await open([CreateThing1700000000001], `postgres://${role}:secret@${host}`);
    expect(await dataSource.query('SELECT * FROM thing')).toEqual([{ id: 1 }]);
    await dataSource.destroy();
    opened = [];
    await specimen.query(`DROP DATABASE ${databaseName('postgres://db', specimen.service)}`);
    await specimen.query(`DROP ROLE ${role}`);
  });

  it('does not wait where waiting cannot help', async () => {
    const wrong = new URL(specimen.baseUrl);
    wrong.pathname = '/there_is_no_such_database';
    await expect(open([], wrong.toString(), 3600)).rejects.toMatchObject({ code: '3D000' });
  });
});

describe('The URL of a service’s database', () => {
  it('is called after Viewline where the configured URL names no database of its own', () => {
    expect(databaseUrl('postgres://u@db/postgres', 'timeline')).toBe('postgres://u@db/viewline_timeline');
    expect(databaseUrl('postgres://u@db', 'timeline')).toBe('postgres://u@db/viewline_timeline');
  });

  it('keeps server, credentials and options', () => {
    expect(databaseUrl('postgres://u:p%40@db:5/x?sslmode=require', 'trouble-tickets')).toBe(
      'postgres://u:p%40@db:5/x_trouble_tickets?sslmode=require',
    );
  });
});

/** Hangs up on the first three callers, as a port does behind which nothing is ready, then passes through. */
async function serverThatComesUpLater(baseUrl: string) {
  const target = new URL(baseUrl);
  const sockets = new Set<Socket>();
  let refused = 0;
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    if (refused < 3) {
      refused++;
      socket.resetAndDestroy();
      return;
    }
    const upstream = connect(Number(target.port), target.hostname);
    sockets.add(upstream);
    upstream.on('error', () => undefined);
    socket.pipe(upstream).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(baseUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = (): void => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { url: url.toString(), refused: () => refused, close };
}
