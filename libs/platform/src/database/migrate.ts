import { DataSource, type MigrationInterface } from 'typeorm';
import { connectWhenUp } from './await-postgres.js';

const MIGRATIONS_LOCK = 7_113_002;

export type MigrationClass = new () => MigrationInterface;

export interface MigrationPlan {
  url: string;
  service: string;
  migrations: readonly MigrationClass[];
  /** Seconds to wait for the server. */
  wait: number;
}

/**
 * Brings the schema up to date. Replicas that start together take turns by an advisory lock, held on a connection of
 * its own; who comes second finds nothing left to do. No statement timeout applies: an index on a big table takes
 * the time it takes.
 */
export async function migrate({ url, service, migrations, wait }: MigrationPlan): Promise<void> {
  const guard = await connectWhenUp(url, `viewline-${service}-migrations`, wait);
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATIONS_LOCK]);
    const dataSource = new DataSource({
      type: 'postgres',
      logger: 'debug',
      url,
      poolSize: 2,
      migrations: [...migrations],
      migrationsTransactionMode: 'each',
      extra: { application_name: `viewline-${service}-migrations` },
    });
    await dataSource.initialize();
    try {
      await dataSource.runMigrations();
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await guard.end();
  }
}
