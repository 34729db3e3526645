import type pg from 'pg';
import type { LogBatch, LogRecord, TopicPartition } from '../event-log.port.js';

/** Place in the list of partitions, offset, key, headers, value. */
type StoredRecord = [string, string, string, Record<string, string>, string | null];

/** The next records of each of the given partitions, at most `limit` from each, in offset order; none of what has none. */
export async function readRecords(
  db: Pick<pg.Pool, 'query'>,
  from: readonly (TopicPartition & { next: number })[],
  limit: number,
): Promise<LogBatch[]> {
  // Places in the list sort faster than names of topics, and arrays are made faster than objects.
  const { rows } = await db.query<StoredRecord>({
    name: 'log-read',
    rowMode: 'array',
    text: `SELECT f.place, r.* FROM unnest($1::text[], $2::int[], $3::bigint[])
             WITH ORDINALITY AS f (topic, partition, next, place)
           CROSS JOIN LATERAL (
             SELECT record_offset, key, headers, value FROM log_record
             WHERE topic = f.topic AND partition = f.partition AND record_offset >= f.next
             ORDER BY record_offset LIMIT $4
           ) r ORDER BY f.place, r.record_offset`,
    values: [from.map((f) => f.topic), from.map((f) => f.partition), from.map((f) => f.next), limit],
  });
  const batches: LogBatch[] = [];
  for (let start = 0, end = 0; start < rows.length; start = end) {
    const place = rows[start]![0];
    const { topic, partition } = from[Number(place) - 1]!;
    const records: LogRecord[] = [];
    for (; end < rows.length && rows[end]![0] === place; end++) {
      const [, offset, key, headers, value] = rows[end]!;
      records.push({ topic, partition, offset: Number(offset), key: key || null, headers, value });
    }
    batches.push({ topic, partition, records });
  }
  return batches;
}
