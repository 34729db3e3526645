import { DomainError } from '@viewline/kernel';
import type { DataSource } from 'typeorm';

export interface DeadLetter {
  id: string;
  consumer: string;
  status: 'dead' | 'parked' | 'dropped';
  topic: string;
  partition: number;
  offset: number;
  key: string;
  type: string | null;
  eventId: string | null;
  cause: string | null;
  attempts: number;
  storedAt: Date;
  replayRequestedAt: Date | null;
}

export interface DeadLetterContent extends DeadLetter {
  headers: Record<string, string>;
  value: string | null;
}

const COLUMNS = `id, consumer, status, topic, partition, log_offset::int8 AS "offset", key, headers->>'ce_type' AS type,
  headers->>'ce_id' AS "eventId", cause, attempts, stored_at AS "storedAt", replay_requested_at AS "replayRequestedAt"`;

/** What an operator does with dead letters. Works on the database alone; the running consumer does the replaying. */
export class DeadLetterDesk {
  constructor(private readonly dataSource: DataSource) {}

  /** Dead ones by default, oldest first; `parked` adds what waits behind them. */
  async list(options: { consumer?: string; parked?: boolean; limit?: number } = {}): Promise<DeadLetter[]> {
    return this.dataSource.query(
      `SELECT ${COLUMNS} FROM dead_letter
       WHERE ($1::text IS NULL OR consumer = $1) AND (status = 'dead' OR ($2 AND status = 'parked')) ORDER BY id LIMIT $3`,
      [options.consumer ?? null, options.parked ?? false, options.limit ?? 100],
    );
  }

  async show(id: string): Promise<DeadLetterContent> {
    const [row] = await this.dataSource.query<(DeadLetterContent & { value: Buffer | null })[]>(
      `SELECT ${COLUMNS}, headers, value FROM dead_letter WHERE id = $1`,
      [numeric(id)],
    );
    if (!row) throw notFound(id);
    return { ...row, value: (row.value as Buffer | null)?.toString('utf8') ?? null };
  }

  /** Asks the consumer to try again: this letter's key, or everything for `all`. Returns how many letters will be taken up. */
  async replay(id: string): Promise<number> {
    const [, requested] = await this.dataSource.query<[unknown[], number]>(
      id === 'all'
        ? `UPDATE dead_letter SET replay_requested_at = now() WHERE status <> 'dropped'`
        : `UPDATE dead_letter d SET replay_requested_at = now() FROM dead_letter named
           WHERE named.id = $1 AND named.status <> 'dropped' AND d.status <> 'dropped'
             AND d.consumer = named.consumer AND d.key = named.key`,
      id === 'all' ? [] : [numeric(id)],
    );
    if (requested === 0 && id !== 'all') throw notFound(id);
    return requested;
  }

  /** Gives one letter up for good and lets what is parked behind it go on. It is kept, for rebuilds to pass over. */
  async drop(id: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const [gone] = await tx.query<[{ consumer: string; key: string }[], number]>(
        `UPDATE dead_letter SET status = 'dropped', replay_requested_at = NULL
         WHERE id = $1 AND status <> 'dropped' RETURNING consumer, key`,
        [numeric(id)],
      );
      if (!gone[0]) throw notFound(id);
      await tx.query(
        `UPDATE dead_letter SET replay_requested_at = now()
         WHERE consumer = $1 AND key = $2 AND status = 'parked'
           AND NOT EXISTS (SELECT FROM dead_letter d WHERE d.consumer = $1 AND d.key = $2 AND d.status = 'dead')`,
        [gone[0].consumer, gone[0].key],
      );
    });
  }
}

function numeric(id: string): string {
  if (!/^\d{1,18}$/.test(id)) throw notFound(id);
  return id;
}

function notFound(id: string): DomainError {
  return new DomainError('not-found', 'dead-letter.not-found', `there is no dead letter ${id}`);
}
