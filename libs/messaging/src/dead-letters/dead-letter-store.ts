import type { LogRecord } from '../log/event-log.port.js';
import type { Transaction } from '../transactions.js';

/**
 * Dead letters and what is parked behind them. As long as a key has one dead letter, everything later of that key
 * waits here too, in order; every other key goes on.
 */
export class DeadLetterStore {
  /** Of these keys, the ones that must wait. Holds them still until the transaction ends. */
  async blockedKeys(tx: Transaction, consumer: string, keys: readonly string[]): Promise<Set<string>> {
    if (keys.length === 0) return new Set();
    const find = () =>
      tx.query<{ key: string }[]>(
        `SELECT DISTINCT key FROM dead_letter
         WHERE consumer = $1 AND key = ANY($2) AND status <> 'dropped' ORDER BY key`,
        [consumer, [...new Set(keys)]],
      );
    const suspects = await find();
    if (suspects.length === 0) return new Set();
    // A replay may be emptying one of them at this moment: wait for it, then look again.
    for (const { key } of suspects) await this.lock(tx, consumer, key);
    return new Set((await find()).map((row) => row.key));
  }

  async park(tx: Transaction, consumer: string, records: readonly LogRecord[]): Promise<void> {
    await this.store(tx, consumer, records, { status: 'parked', cause: null, attempts: 0 });
  }

  async bury(
    tx: Transaction,
    consumer: string,
    record: LogRecord,
    cause: Error,
    attempts: number,
  ): Promise<void> {
    await this.store(tx, consumer, [record], {
      status: 'dead',
      cause: cause.stack ?? cause.message,
      attempts,
    });
  }

  /** Serialises parking and replaying of one key. Released with the transaction. */
  async lock(tx: Transaction, consumer: string, key: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtext($1), hashtext($2))', [consumer, key]);
  }

  private async store(
    tx: Transaction,
    consumer: string,
    records: readonly LogRecord[],
    { status, cause, attempts }: { status: 'dead' | 'parked'; cause: string | null; attempts: number },
  ): Promise<void> {
    if (records.length === 0) return;
    await tx.query(
      `INSERT INTO dead_letter (consumer, topic, partition, log_offset, key, headers, value, status, cause, attempts)
       SELECT $1, r.*, $8, $9, $10
       FROM unnest($2::text[], $3::int[], $4::bigint[], $5::text[], $6::json[], $7::bytea[]) AS r
       ON CONFLICT (consumer, topic, partition, log_offset) DO NOTHING`,
      [
        consumer,
        records.map((record) => record.topic),
        records.map((record) => record.partition),
        records.map((record) => record.offset),
        records.map((record) => record.key ?? ''),
        records.map((record) => JSON.stringify(record.headers)),
        records.map(({ value }) => (typeof value === 'string' ? Buffer.from(value) : value)),
        status,
        cause,
        attempts,
      ],
    );
  }
}
