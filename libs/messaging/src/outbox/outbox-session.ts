import pg from 'pg';
import type { OutgoingRecord } from '../log/event-log.port.js';
import { partitionForKey } from '../log/partition-for-key.js';
import { markRecord } from './mark.js';

export interface OutboxRow {
  position: string;
  topic: string;
  record: OutgoingRecord;
}

interface StoredRow {
  position: string;
  topic: string;
  key: string;
  headers: Record<string, string>;
  value: string;
  recorded_at: Date;
}

/** The relay's own connection. Its advisory lock is the leadership: both end together. */
export class OutboxSession {
  private readonly client: pg.Client;
  private lost: Error | undefined;

  constructor(databaseUrl: string) {
    this.client = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'viewline-relay',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    // Without a listener a lost connection would end the process.
    this.client.on('error', (error) => (this.lost = error));
  }

  async open(): Promise<void> {
    await this.client.connect();
    // What is removed was acknowledged by the log. Should a crash of the server undo that, it is published again under
    // the same event id, as after a crash of ours: not worth waiting for the disk each time.
    await this.client.query('SET synchronous_commit = off');
    // Statements are planned once, while the outbox is empty: reading all of it looks cheap then, and is not when the
    // log was away for an hour.
    await this.client.query('SET enable_seqscan = off');
  }

  async elect(): Promise<boolean> {
    const { rows } = await this.client.query<{ elected: boolean }>(
      `SELECT pg_try_advisory_lock(hashtext('viewline.outbox-relay')) AS elected`,
    );
    return rows[0]!.elected;
  }

  /**
   * A moment before which nothing can still appear in the outbox: the start of the oldest transaction that is open
   * now. Recorded times come from the database's clock and lie after the start of their transaction.
   */
  async horizon(): Promise<string> {
    const { rows } = await this.client.query<{ horizon: Date }>(
      `SELECT least(clock_timestamp(), min(xact_start)) AS horizon FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
    );
    return rows[0]!.horizon.toISOString();
  }

  async oldest(limit: number): Promise<OutboxRow[]> {
    this.assertAlive();
    const { rows } = await this.client.query<StoredRow>({
      name: 'outbox-oldest',
      text: 'SELECT position, topic, key, headers, value, recorded_at FROM outbox ORDER BY position LIMIT $1',
      values: [limit],
    });
    return rows.map((row) => ({
      position: row.position,
      topic: row.topic,
      record: {
        topic: row.topic,
        key: row.key,
        headers: { ...row.headers, ce_recordedtime: row.recorded_at.toISOString() },
        value: row.value,
      },
    }));
  }

  /** Deletes what the log has acknowledged and counts it, in one statement, on the connection that holds the lock. */
  async remove(rows: readonly OutboxRow[], partitions: ReadonlyMap<string, number>): Promise<void> {
    await this.client.query({
      name: 'outbox-remove',
      text: `WITH removed AS (
               DELETE FROM outbox o USING unnest($1::bigint[], $2::int[]) AS done (position, partition)
               WHERE o.position = done.position
               RETURNING o.topic, done.partition
             )
             INSERT INTO relay_count AS c (topic, partition, published)
             SELECT topic, partition, count(*) FROM removed GROUP BY topic, partition
             ON CONFLICT (topic, partition) DO UPDATE SET published = c.published + excluded.published`,
      values: [
        rows.map((row) => row.position),
        rows.map((row) => partitionForKey(row.record.key, partitions.get(row.topic)!)),
      ],
    });
  }

  async marks(topic: string, partitions: number, upTo: string): Promise<OutgoingRecord[]> {
    const { rows } = await this.client.query<{ partition: number; published: string }>(
      'SELECT partition, published FROM relay_count WHERE topic = $1',
      [topic],
    );
    const published = new Map(rows.map((row) => [row.partition, Number(row.published)]));
    return Array.from({ length: partitions }, (_, partition) =>
      markRecord(topic, partition, { upTo, published: published.get(partition) ?? 0 }),
    );
  }

  async close(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }

  private assertAlive(): void {
    if (this.lost) throw this.lost;
  }
}
