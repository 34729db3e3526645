import { sqlState } from '@viewline/messaging';
import { databaseName, setupUrl } from './database-url.js';
import { connectWhenUp } from './await-postgres.js';

// One number for all services: PostgreSQL refuses two CREATE DATABASE at once because both copy template1.
const CREATE_DATABASE_LOCK = 7_113_001;
const INSUFFICIENT_PRIVILEGE = '42501';

export interface ServerAccess {
  /** URL of the server with any database the role may connect to. */
  baseUrl: string;
  service: string;
  /** Seconds to wait for the server. */
  wait: number;
}

/** Makes the service's database unless it exists. A role that may not create one is expected to find it made. */
export async function createDatabaseIfMissing({ baseUrl, service, wait }: ServerAccess): Promise<void> {
  const name = databaseName(baseUrl, service);
  const client = await connectWhenUp(setupUrl(baseUrl), `viewline-${service}-setup`, wait);
  try {
    await client.query('SELECT pg_advisory_lock($1)', [CREATE_DATABASE_LOCK]);
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } catch (error) {
    if (sqlState(error) !== INSUFFICIENT_PRIVILEGE) throw error;
  } finally {
    await client.end();
  }
}
