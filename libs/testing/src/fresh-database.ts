import { randomBytes } from 'node:crypto';
import { createDatabase, dropDatabase } from '@viewline/postgres';

export interface FreshDatabase {
  /** `postgres://...` of this database, as a DataSource takes it. */
  url: string;
  name: string;
  /** Ends whatever sessions are left in it. */
  drop(): Promise<void>;
}

/** Bytes of an identifier that PostgreSQL keeps; it cuts the rest off without a word. */
const NAME_LENGTH = 63;

/** An empty database of the run's PostgreSQL, for one test file or one test. */
export async function freshDatabase(prefix = 'test'): Promise<FreshDatabase> {
  const unique = randomBytes(8).toString('hex');
  const plain = prefix.toLowerCase().replace(/[^a-z0-9]+/g, '_');
  const name = `${plain.slice(0, NAME_LENGTH - unique.length - 1)}_${unique}`;
  const server = testServerUrl();
  const url = await createDatabase(server, name);
  return { url, name, drop: () => dropDatabase(server, name) };
}

/** URL of the PostgreSQL that all tests of this run share, without a database. Make services' databases with `freshDatabase`. */
export function testServerUrl(): string {
  const url = process.env['VIEWLINE_TEST_POSTGRES'];
  if (!url) throw new Error('No PostgreSQL for tests: libs/testing/jest/global-setup.mjs has not run.');
  return url;
}
