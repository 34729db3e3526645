import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { EventReader } from '../envelope/event-reader.js';
import type { LogRecord } from '../log/event-log.port.js';
import { Wake } from '../wake.js';
import type { ConsumerDeclaration, EventHandler } from '../consumer/event-handler.js';
import { admitNew } from '../consumer/inbox.js';
import type { Transaction, Transactions } from '../transactions.js';
import type { DeadLetterStore } from './dead-letter-store.js';

const LOOK_EVERY = 1_000;

interface StoredLetter {
  id: string;
  topic: string;
  partition: number;
  log_offset: string;
  key: string;
  headers: Record<string, string>;
  value: Buffer | null;
}

/** Takes up the keys whose replay was asked for: each key's letters in order, in one transaction per letter. */
export class DeadLetterReplayer {
  private readonly logger = new Logger(DeadLetterReplayer.name);
  private readonly reader: EventReader;
  private readonly wake = new Wake();
  private stopping = false;
  private running: Promise<void> | undefined;

  constructor(
    private readonly declaration: ConsumerDeclaration,
    private readonly handler: EventHandler,
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly store: DeadLetterStore,
  ) {
    this.reader = new EventReader(declaration.events);
  }

  start(): void {
    this.running ??= this.run();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.wake.now();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        const keys = await this.dataSource.query<{ key: string }[]>(
          'SELECT DISTINCT key FROM dead_letter WHERE consumer = $1 AND replay_requested_at IS NOT NULL LIMIT 100',
          [this.declaration.consumer],
        );
        for (const { key } of keys) await this.replayKey(key);
      } catch (error) {
        this.logger.warn(`dead letters of ${this.declaration.consumer} wait: ${(error as Error).message}`);
      }
      if (!this.stopping) await this.wake.wait(LOOK_EVERY);
    }
  }

  private async replayKey(key: string): Promise<void> {
    while (!this.stopping) {
      let letter: StoredLetter | undefined;
      try {
        letter = await this.transactions.run((tx) => this.replayOldest(tx, key));
        if (!letter) return;
      } catch (error) {
        await this.stayDead(key, error as Error);
        return;
      }
    }
  }

  private async replayOldest(tx: Transaction, key: string): Promise<StoredLetter | undefined> {
    const { consumer } = this.declaration;
    await this.store.lock(tx, consumer, key);
    const [letter] = await tx.query<StoredLetter[]>(
      `SELECT * FROM dead_letter WHERE consumer = $1 AND key = $2 AND status <> 'dropped' ORDER BY id LIMIT 1`,
      [consumer, key],
    );
    if (!letter) return undefined;
    const read = this.reader.read(asRecord(letter));
    if (read.kind === 'poison') throw read.error;
    if (read.kind === 'event') {
      const events =
        this.declaration.dedupe === 'handler' ? [read.event] : await admitNew(tx, consumer, [read.event]);
      if (events.length > 0) await this.handler(events, tx);
    }
    await tx.query('DELETE FROM dead_letter WHERE id = $1', [letter.id]);
    return letter;
  }

  private async stayDead(key: string, cause: Error): Promise<void> {
    this.logger.error(`replay of ${this.declaration.consumer} ${key} failed: ${cause.message}`);
    await this.dataSource.query(
      `UPDATE dead_letter SET replay_requested_at = NULL,
         status = CASE WHEN id = oldest THEN 'dead' ELSE status END,
         cause = CASE WHEN id = oldest THEN $3 ELSE cause END,
         attempts = attempts + CASE WHEN id = oldest THEN 1 ELSE 0 END
       FROM (SELECT min(id) AS oldest FROM dead_letter WHERE consumer = $1 AND key = $2 AND status <> 'dropped') o
       WHERE consumer = $1 AND key = $2 AND status <> 'dropped'`,
      [this.declaration.consumer, key, cause.stack ?? cause.message],
    );
  }
}

function asRecord(letter: StoredLetter): LogRecord {
  const { topic, partition, key, headers, value } = letter;
  return { topic, partition, offset: Number(letter.log_offset), key, headers, value };
}
