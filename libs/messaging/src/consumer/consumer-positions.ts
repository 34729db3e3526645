import type { DataSource } from 'typeorm';
import type { TopicPartition } from '../log/event-log.port.js';
import type { Mark } from '../outbox/mark.js';
import { prepared, type PreparedStatement } from '../prepared.js';
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

const ADVANCE: PreparedStatement = {
  name: 'consumer-advance',
  text: `UPDATE consumer_position p SET
           next = s.to,
           received = p.received + s.received,
           published = greatest(p.published, coalesce(s.published, 0)),
           complete_up_to = CASE WHEN p.received + s.before >= s.published THEN greatest(complete_up_to, s.up_to)
                                 ELSE complete_up_to END,
           short_since = CASE WHEN s.published IS NULL THEN short_since
                              WHEN p.received + s.before >= s.published THEN NULL
                              ELSE coalesce(short_since, complete_up_to, '-infinity') END
         FROM unnest($2::text[], $3::int[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::timestamptz[])
           AS s (topic, partition, "from", "to", received, published, before, up_to)
         WHERE p.consumer = $1 AND p.topic = s.topic AND p.partition = s.partition AND p.next = s.from
         RETURNING EXISTS (SELECT FROM dead_letter WHERE consumer = $1 AND status <> 'dropped') AS has_letters`,
};

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
   * Moves the positions by compare-and-set and keeps the completeness account of their partitions.
   * @returns whether the consumer has dead letters
   * @throws ReadAgain when one of them is not where this consumer believes it to be
   */
  async advance(tx: Transaction, consumer: string, steps: readonly Advance[]): Promise<boolean> {
    const moved = await prepared<{ has_letters: boolean }>(tx, ADVANCE, [
      consumer,
      steps.map((step) => step.topic),
      steps.map((step) => step.partition),
      steps.map((step) => step.from),
      steps.map((step) => step.to),
      steps.map((step) => step.received),
      steps.map((step) => step.mark?.published ?? null),
      steps.map((step) => step.mark?.receivedBefore ?? 0),
      steps.map((step) => step.mark?.upTo ?? null),
    ]);
    if (moved.length === steps.length) return moved[0]!.has_letters;
    const believed = steps.map((step) => `${step.topic}/${step.partition}/${step.from}`).join(', ');
    throw new ReadAgain(`${consumer} no longer stands at ${believed}`);
  }
}
