import type { Transaction } from '@viewline/messaging';
import { PROJECTION_TABLE_NAMES } from '../../persistence/projection-tables.js';

export interface Fingerprint {
  entries: number;
  /** Equal for equal content, whatever the order in which it was written. */
  hash: string;
}

/** What the content of the tables comes to, apart from when each row was written. */
export async function fingerprint(tx: Transaction, schema: 'public' | 'rebuild'): Promise<Fingerprint> {
  const tables = PROJECTION_TABLE_NAMES.filter((name) => name !== 'build');
  const sums = tables.map(
    (table) =>
      `(SELECT coalesce(sum(('x' || left(md5((to_jsonb(t) - 'arrival')::text), 15))::bit(60)::bigint::numeric), 0) FROM ${schema}.${table} t)`,
  );
  const [row] = await tx.query<{ entries: number; hash: string }[]>(
    `SELECT (SELECT count(*)::int FROM ${schema}.entry) AS entries, md5(concat_ws(',', ${sums.join(', ')})) AS hash`,
  );
  return row!;
}

/** The rebuilt tables take the place of the live ones, which are dropped. Readers wait for the moment it takes. */
export async function swapIn(tx: Transaction): Promise<void> {
  for (const table of PROJECTION_TABLE_NAMES) {
    await tx.query(`DROP TABLE public.${table}`);
    await tx.query(`ALTER TABLE rebuild.${table} SET SCHEMA public`);
  }
  await tx.query('DROP SCHEMA rebuild');
}
