import type { Transaction } from '@viewline/messaging';
import { PROJECTION_TABLE_NAMES } from '../../persistence/projection-tables.js';

export interface Fingerprint {
  entries: number;
  /** Equal for equal content, whatever the order in which it was written. */
  hash: string;
}

/** What the content of the tables comes to, apart from when each row was written. Reads all of them. */
export async function fingerprint(tx: Transaction, schema: 'public' | 'rebuild'): Promise<Fingerprint> {
  await tx.query('SET LOCAL statement_timeout = 0');
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

/** The transaction below which everything is visible to this one. */
export async function gateOf(tx: Transaction): Promise<string> {
  const [row] = await tx.query<{ gate: string }[]>(
    'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS gate',
  );
  return row!.gate;
}

/** Live entries from below the gate that the rebuilt tables do not have. */
export async function countLost(tx: Transaction, gate: string): Promise<number> {
  await tx.query('SET LOCAL statement_timeout = 0');
  const [row] = await tx.query<{ lost: number }[]>(
    `SELECT count(*)::int AS lost FROM public.entry live
     WHERE arrival < $1::xid8
       AND NOT EXISTS (SELECT FROM rebuild.entry r WHERE r.subscriber_id = live.subscriber_id
                         AND r.occurred_at = live.occurred_at AND r.event_id = live.event_id)`,
    [gate],
  );
  return row!.lost;
}
