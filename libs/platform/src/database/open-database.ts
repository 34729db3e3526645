import type { Client } from 'pg';
import { DataSource, type EntitySchema } from 'typeorm';
import { Logger } from '@nestjs/common';
import { whenUp } from '@viewline/messaging';
import { createDatabaseIfMissing } from './create-database.js';
import { databaseUrl } from './database-url.js';
import { migrate, type MigrationClass } from './migrate.js';

export interface ServiceDatabase {
  /** The service's name; its database is `viewline_<name>`. */
  name: string;
  migrations: readonly MigrationClass[];
  // oxlint-disable-next-line typescript/no-unsafe-function-type -- TypeORM's own type for an entity class
  entities: readonly (Function | EntitySchema)[];
}

export interface DatabaseAccess {
  DATABASE_URL: string;
  DATABASE_POOL: number;
  DATABASE_WAIT: number;
}

/** Milliseconds. A request that takes longer is broken; a worker that needs longer says `SET LOCAL` itself. */
const STATEMENT_TIMEOUT = 30_000;
const IDLE_IN_TRANSACTION_TIMEOUT = 30_000;

/** Waits for the server, makes and migrates the service's database, and opens its pool. */
export async function openDatabase(database: ServiceDatabase, access: DatabaseAccess): Promise<DataSource> {
  const { name: service, migrations, entities } = database;
  const url = databaseUrl(access.DATABASE_URL, service);
  const wait = access.DATABASE_WAIT;
  const logger = new Logger('Database');
  const pool = new DataSource({
    type: 'postgres',
    logger: 'debug',
    url,
    entities: [...entities],
    poolSize: access.DATABASE_POOL,
    connectTimeoutMS: 5_000,
    // An idle connection that PostgreSQL ends raises an event which, unheard, would end the process.
    poolErrorHandler: (error: Error) => logger.warn(`An idle connection was lost: ${error.message}`),
    extra: {
      application_name: `viewline-${service}`,
      statement_timeout: STATEMENT_TIMEOUT,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT,
      // A connection that breaks while it is in use, but between two queries, raises an event as well.
      onConnect: (client: Client) => void client.on('error', () => undefined),
    },
  });
  // A server that goes away in the middle is waited for as one that is not there yet.
  return whenUp(
    async () => {
      await createDatabaseIfMissing({ baseUrl: access.DATABASE_URL, service, wait });
      await migrate({ url, service, migrations, wait });
      return pool.initialize();
    },
    { within: wait * 1000 },
  );
}
