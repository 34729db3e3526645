import { Logger } from '@nestjs/common';
import pg from 'pg';
import type {
  EventLog,
  LogRecord,
  LogSubscription,
  OutgoingRecord,
  PartitionBounds,
  ScanRange,
  Subscription,
} from '../event-log.port.js';
import { Lazy } from '../../lazy.js';
import { RunningSubscriptions } from '../running-subscriptions.js';
import { LogListener } from './log-listener.js';
import { LOG_TABLES } from './postgres-log-tables.js';
import { appendRecords } from './append-records.js';
import { PostgresSubscription } from './postgres-subscription.js';
import { readRecords } from './read-records.js';

const SCAN_CHUNK = 2_000;

/** The event log in PostgreSQL: what runs where there is no Kafka. */
export class PostgresLog implements EventLog {
  private readonly logger = new Logger(PostgresLog.name);
  private readonly pool: pg.Pool;
  private readonly listener: LogListener;
  private readonly partitionCounts = new Map<string, number>();
  private readonly subscriptions = new RunningSubscriptions();
  private readonly tables = new Lazy(() => this.createTables());

  constructor(private readonly url: string) {
    this.pool = new pg.Pool({
      connectionString: url,
      max: 8,
      application_name: 'viewline-log',
      keepAlive: true,
    });
    // An idle connection that PostgreSQL drops is reported here, and without a listener it would end the process.
    this.pool.on('error', (error) => this.logger.warn(`log connection lost: ${error.message}`));
    // One that is lent out reports to nobody if it breaks between two queries, and that would end the process too.
    this.pool.on('connect', (client) => void client.on('error', () => undefined));
    this.listener = new LogListener(url);
  }

  async ensureTopic(topic: string, partitions: number): Promise<void> {
    await this.tables.get();
    await this.pool.query(
      `WITH created AS (
         INSERT INTO log_topic (topic, partitions) VALUES ($1, $2) ON CONFLICT (topic) DO NOTHING RETURNING *
       )
       INSERT INTO log_partition (topic, partition)
       SELECT topic, generate_series(0, partitions - 1) FROM created`,
      [topic, partitions],
    );
  }

  async partitions(topic: string): Promise<number> {
    const known = this.partitionCounts.get(topic);
    if (known) return known;
    const { rows } = await this.pool.query<{ partitions: number }>(
      'SELECT partitions FROM log_topic WHERE topic = $1',
      [topic],
    );
    if (!rows[0]) throw new Error(`topic ${topic} does not exist`);
    this.partitionCounts.set(topic, rows[0].partitions);
    return rows[0].partitions;
  }

  async publish(records: readonly OutgoingRecord[]): Promise<void> {
    if (records.length === 0) return;
    const partitions = new Map<string, number>();
    for (const { topic } of records)
      if (!partitions.has(topic)) partitions.set(topic, await this.partitions(topic));
    await appendRecords(this.pool, records, partitions);
  }

  async subscribe(subscription: Subscription): Promise<LogSubscription> {
    await this.tables.get();
    return this.subscriptions.start(
      new PostgresSubscription(this.url, this.pool, this.listener, subscription),
    );
  }

  async bounds(topic: string): Promise<PartitionBounds[]> {
    const { rows } = await this.pool.query<{ partition: number; begin: string; end: string }>(
      `SELECT partition, next AS "end",
              coalesce((SELECT min(record_offset) FROM log_record r
                        WHERE r.topic = p.topic AND r.partition = p.partition), next) AS begin
       FROM log_partition p WHERE topic = $1 ORDER BY partition`,
      [topic],
    );
    return rows.map((row) => ({ partition: row.partition, begin: Number(row.begin), end: Number(row.end) }));
  }

  async scan(range: ScanRange, onRecords: (records: LogRecord[]) => Promise<void>): Promise<void> {
    for (let next = range.from; next < range.to;) {
      const [batch] = await readRecords(this.pool, [{ ...range, next }], SCAN_CHUNK);
      const wanted = batch?.records.filter((record) => record.offset < range.to) ?? [];
      if (wanted.length === 0) return;
      await onRecords(wanted);
      next = wanted.at(-1)!.offset + 1;
    }
  }

  async ping(): Promise<void> {
    await this.pool.query('SELECT 1');
  }

  async close(): Promise<void> {
    await this.subscriptions.stop();
    await this.listener.close();
    await this.pool.end();
  }

  private async createTables(): Promise<void> {
    const client = await this.pool.connect();
    try {
      // CREATE TABLE IF NOT EXISTS is not safe against itself, and every service starts at the same moment.
      await client.query('BEGIN');
      await client.query(`SELECT pg_advisory_xact_lock(hashtext('viewline.log-tables'))`);
      await client.query(LOG_TABLES);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
  }
}
