import pg from 'pg';
import { freshDatabase, testServerUrl } from './fresh-database.js';

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('freshDatabase', () => {
  it('gives every caller an empty database of its own, also at once', async () => {
    const databases = await Promise.all([freshDatabase(), freshDatabase(), freshDatabase()]);
    expect(new Set(databases.map(({ name }) => name)).size).toBe(3);
    await Promise.all(databases.map(({ url }) => ask(url, 'create table only_here ()')));
    await Promise.all(databases.map(({ drop }) => drop()));
  });

  it('drops a database in which a session is still open', async () => {
    const database = await freshDatabase();
    const forgotten = new pg.Client({ connectionString: database.url });
    const ended = new Promise((resolve) => forgotten.on('error', () => undefined).once('end', resolve));
    await forgotten.connect();
    await database.drop();
    await ended;
    await expect(ask(database.url, 'select 1')).rejects.toThrow('does not exist');
  });

  it('keeps long and odd prefixes apart', async () => {
    const prefix = `"; drop table x; -- ${'ü'.repeat(80)}`;
    const [one, two] = await Promise.all([freshDatabase(prefix), freshDatabase(prefix)]);
    const [row] = await ask<{ name: string }>(one.url, 'select current_database() as name');
    expect(row?.name).toBe(one.name);
    expect(one.name).not.toBe(two.name);
    await Promise.all([one.drop(), two.drop()]);
  });

  it('says what is missing when no PostgreSQL was started', () => {
    const url = process.env['VIEWLINE_TEST_POSTGRES'];
    delete process.env['VIEWLINE_TEST_POSTGRES'];
    expect(() => testServerUrl()).toThrow('global-setup.mjs has not run');
    process.env['VIEWLINE_TEST_POSTGRES'] = url;
  });
});
