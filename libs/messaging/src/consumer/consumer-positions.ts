import type { DataSource } from 'typeorm';
import type { TopicPartition } from '../log/event-log.port.js';
import type { Mark } from '../outbox/mark.js';
import type { Transaction } from '../transactions.js';
import { ReadAgain } from './read-again.js';

export interface Advance extends TopicPartition {
  /** What the position must be now. */
  from: number;
  to: number;
  /** Distinct events that this step receives. */
  received: number;
  /** The last completeness mark in this step, and how many of `received` stand before it. */
  mark?: Mark & { receivedBefore: number };
}

/** Where each consumer stands, in the consumer's own database, so that position and effect commit together. */
export class ConsumerPositions {
  constructor(private readonly dataSource: DataSource) {}

  async load(consumer: string, { topic, partition }: TopicPartition): Promise<number> {
    const find = () =>
      this.dataSource.query<{ next: string }[]>(
        'SELECT next FROM consumer_position WHERE consumer = $1 AND topic = $2 AND partition = $3',
        [consumer, topic, partition],
      );
    const [row] = await find();
    if (row) return Number(row.next);
    await this.dataSource.query(
      'INSERT INTO consumer_position (consumer, topic, partition, next) VALUES ($1, $2, $3, 0) ON CONFLICT DO NOTHING',
      [consumer, topic, partition],
    );
    return Number((await find())[0]!.next);
  }

  /**
   * Moves the position by compare-and-set and keeps the completeness account of the partition.
   * @throws ReadAgain when it is not where this consumer believes it to be
   */
  async advance(tx: Transaction, consumer: string, step: Advance): Promise<void> {
    const { mark } = step;
    const [, moved] = await tx.query<[unknown[], number]>(
      `UPDATE consumer_position p SET
         next = $5,
         received = received + $6,
         published = greatest(published, coalesce($7, 0)),
         complete_up_to = CASE WHEN received + $8 >= $7 THEN greatest(complete_up_to, $9::timestamptz) ELSE complete_up_to END,
         short_since = CASE WHEN $7 IS NULL THEN short_since
                            WHEN received + $8 >= $7 THEN NULL
                            ELSE coalesce(short_since, complete_up_to, '-infinity') END
       WHERE consumer = $1 AND topic = $2 AND partition = $3 AND next = $4`,
      [
        consumer,
        step.topic,
        step.partition,
        step.from,
        step.to,
        step.received,
        mark?.published ?? null,
        mark?.receivedBefore ?? 0,
        mark?.upTo ?? null,
      ],
    );
    if (moved !== 1)
      throw new ReadAgain(`${consumer} no longer stands at ${step.topic}/${step.partition}/${step.from}`);
  }
}
