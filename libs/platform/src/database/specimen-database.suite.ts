import { randomBytes } from 'node:crypto';
import { testServerUrl } from '@viewline/testing';
import { Client } from 'pg';
import { databaseName } from './database-url.js';

export interface SpecimenDatabase {
  /** The server's URL, as `DATABASE_URL` has it. */
  baseUrl: string;
  /** A service's name that no other test uses. */
  service: string;
  /** On the server, outside of the service's database. */
  query(sql: string): Promise<Record<string, unknown>[]>;
  drop(): Promise<void>;
}

/** For specs: a service whose database does not exist yet. */
export function specimenDatabase(): SpecimenDatabase {
  const baseUrl = new URL(testServerUrl());
  if (baseUrl.pathname.length <= 1) baseUrl.pathname = '/postgres';
  const service = `specimen-${randomBytes(6).toString('hex')}`;
  const query = async (sql: string): Promise<Record<string, unknown>[]> => {
    const client = new Client({ connectionString: baseUrl.toString() });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  };
  const drop = async (): Promise<void> => {
    await query(`DROP DATABASE IF EXISTS ${databaseName(baseUrl.toString(), service)} WITH (FORCE)`);
  };
  return { baseUrl: baseUrl.toString(), service, query, drop };
}
