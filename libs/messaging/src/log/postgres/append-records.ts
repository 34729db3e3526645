import type pg from 'pg';
import { int4s, jsons, texts } from '../../binary-columns.js';
import type { OutgoingRecord } from '../event-log.port.js';
import { partitionForKey } from '../partition-for-key.js';

export const LOG_CHANNEL = 'viewline_log';

type Placed = OutgoingRecord & { partition: number };

/**
 * Appends in one transaction. Offsets are drawn under the lock of the partition's row, which is held until commit:
 * offsets are dense and become visible in order, so a reader that remembers "next" can never step over one.
 */
export async function appendRecords(
  pool: pg.Pool,
  records: readonly OutgoingRecord[],
  partitions: ReadonlyMap<string, number>,
): Promise<void> {
  const placed: Placed[] = records.map((record) => ({
    ...record,
    partition: record.partition ?? partitionForKey(record.key, partitions.get(record.topic)!),
  }));
  const about = placed.filter((record) => record.key === '');
  // One statement is a transaction of its own, and one round trip.
  if (about.length === 0) return void (await pool.query(append(placed)));
  const client = await pool.connect();
  let failed: unknown;
  try {
    await client.query('BEGIN');
    await client.query(append(placed));
    await dropSuperseded(client, about);
    await client.query('COMMIT');
  } catch (error) {
    failed = error;
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release(failed instanceof Error ? failed : undefined);
  }
}

/** Appends and tells whoever listens; only relays publish, so the lock that NOTIFY takes at commit costs nothing here. */
function append(placed: readonly Placed[]): pg.QueryConfig {
  return {
    name: 'log-append',
    // Partition rows are locked in one order everywhere, or two publishers could wait for each other.
    text: `WITH incoming AS (
             SELECT * FROM unnest($1::text[], $2::int[], $3::text[], $4::json[], $5::text[])
               WITH ORDINALITY AS i (topic, partition, key, headers, value, nth)
           ), wanted AS (
             SELECT topic, partition, count(*) AS records FROM incoming GROUP BY topic, partition
           ), locked AS (
             SELECT p.topic, p.partition, p.next, w.records FROM log_partition p JOIN wanted w USING (topic, partition)
             ORDER BY p.topic, p.partition FOR UPDATE OF p
           ), moved AS (
             UPDATE log_partition p SET next = p.next + l.records FROM locked l
             WHERE p.topic = l.topic AND p.partition = l.partition
             RETURNING p.topic, p.partition, p.next - l.records AS base
           ), appended AS (
             INSERT INTO log_record (topic, partition, record_offset, key, headers, value)
             SELECT i.topic, i.partition,
                    m.base + row_number() OVER (PARTITION BY i.topic, i.partition ORDER BY i.nth) - 1,
                    i.key, i.headers, i.value
             FROM incoming i JOIN moved m ON m.topic = i.topic AND m.partition = i.partition
           )
           SELECT pg_notify('${LOG_CHANNEL}', topic) FROM (SELECT DISTINCT topic FROM wanted) AS told`,
    values: [
      texts(placed.map((r) => r.topic)),
      int4s(placed.map((r) => r.partition)),
      texts(placed.map((r) => r.key)),
      jsons(placed.map((r) => JSON.stringify(r.headers))),
      texts(placed.map((r) => r.value)),
    ],
  };
}

/** Of the records about a partition only the latest is kept, or an idle log would grow by its own marks. */
async function dropSuperseded(client: pg.PoolClient, about: readonly Placed[]): Promise<void> {
  await client.query(
    `DELETE FROM log_record r USING unnest($1::text[], $2::int[]) AS a (topic, partition)
     WHERE r.topic = a.topic AND r.partition = a.partition AND r.key = ''
       AND r.record_offset < (SELECT max(record_offset) FROM log_record l
                              WHERE l.topic = a.topic AND l.partition = a.partition AND l.key = '')`,
    [about.map((record) => record.topic), about.map((record) => record.partition)],
  );
}
