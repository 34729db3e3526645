import type pg from 'pg';
import type { LogRecord, TopicPartition } from '../event-log.port.js';

interface StoredRecord {
  topic: string;
  partition: number;
  record_offset: string;
  key: string;
  headers: Record<string, string>;
  value: Buffer | null;
}

/** The next records of each of the given partitions, at most `limit` from each, in offset order. */
export async function readRecords(
  db: Pick<pg.Pool, 'query'>,
  from: readonly (TopicPartition & { next: number })[],
  limit: number,
): Promise<LogRecord[]> {
  const { rows } = await db.query<StoredRecord>({
    name: 'log-read',
    text: `SELECT r.* FROM unnest($1::text[], $2::int[], $3::bigint[]) AS f (topic, partition, next)
           CROSS JOIN LATERAL (
             SELECT * FROM log_record
             WHERE topic = f.topic AND partition = f.partition AND record_offset >= f.next
             ORDER BY record_offset LIMIT $4
           ) r ORDER BY r.topic, r.partition, r.record_offset`,
    values: [from.map((f) => f.topic), from.map((f) => f.partition), from.map((f) => f.next), limit],
  });
  return rows.map((row) => ({
    topic: row.topic,
    partition: row.partition,
    offset: Number(row.record_offset),
    key: row.key || null,
    headers: row.headers,
    value: row.value,
  }));
}
