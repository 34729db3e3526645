import { setTimeout as sleep } from 'node:timers/promises';
import { isPassing, type Transaction } from '@viewline/messaging';
import { PROJECTION_TABLE_NAMES } from '../../persistence/projection-tables.js';

/**
 * Lets the running writers finish and holds the next ones until the transaction ends; readers go on. Must come before
 * the positions are locked: a consumer writes first and moves its position last, and would stand in the way for ever.
 */
export async function holdWriters(tx: Transaction): Promise<void> {
  // Longer than PostgreSQL waits before it makes its own vacuum give way.
  await lockTables(tx, 'SHARE ROW EXCLUSIVE', 3_000);
}

/** Holds the consumers where they stand: none can commit past its position until the transaction ends. */
export async function holdPositions(tx: Transaction, consumers: readonly string[]): Promise<void> {
  await tx.query(
    `SELECT FROM public.consumer_position WHERE consumer = ANY($1)
     ORDER BY consumer, topic, partition FOR UPDATE`,
    [consumers],
  );
}

/** The rebuilt tables take the place of the live ones, which are dropped. Readers wait for the moment it takes. */
export async function swapIn(tx: Transaction): Promise<void> {
  // Shorter than PostgreSQL looks for deadlocks: of a reader and us it is always we who give way.
  await lockTables(tx, 'ACCESS EXCLUSIVE', 200);
  for (const table of PROJECTION_TABLE_NAMES) {
    await tx.query(`DROP TABLE public.${table}`);
    await tx.query(`ALTER TABLE rebuild.${table} SET SCHEMA public`);
  }
  await tx.query('DROP SCHEMA rebuild');
}

/** How often the locks are tried for before the rebuild is given up. */
const ATTEMPTS = 100;

/** All or none: others lock the same tables in orders of their own, so holding some while waiting for one is a deadlock. */
async function lockTables(tx: Transaction, mode: string, patience: number): Promise<void> {
  const tables = PROJECTION_TABLE_NAMES.map((name) => `public.${name}`).join(', ');
  for (let attempt = 1; ; attempt++) {
    await tx.query('SAVEPOINT before_locks');
    try {
      await tx.query(`SET LOCAL lock_timeout = ${patience}`);
      await tx.query(`LOCK TABLE ${tables} IN ${mode} MODE`);
      await tx.query('SET LOCAL lock_timeout = 0');
      await tx.query('RELEASE SAVEPOINT before_locks');
      return;
    } catch (error) {
      if (!isPassing(error) || attempt === ATTEMPTS) throw error;
      await tx.query('ROLLBACK TO SAVEPOINT before_locks');
      await sleep(Math.random() * 100);
    }
  }
}
