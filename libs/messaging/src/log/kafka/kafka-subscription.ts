import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Consumer, EachBatchPayload, Kafka, TopicPartitionOffsetAndMetadata } from 'kafkajs';
import type { BatchControl, Subscription } from '../event-log.port.js';
import { Wake } from '../../wake.js';
import { fromKafka } from './from-kafka.js';

/** Milliseconds. */
const HEARTBEAT_EVERY = 3_000;
const RESTART_AFTER = 500;
const REDELIVER_AFTER = 200;
const TELL_EVERY = 1_000;
/** Bytes of records that are worth an answer to those who may linger: some hundred events. */
const ENOUGH = 256 * 1024;

/**
 * One member of a Kafka consumer group. Positions come from the subscriber's database, not from Kafka; they are
 * committed to Kafka as well, afterwards, for the sake of lag dashboards. Nothing that a handler throws reaches
 * kafkajs: it would end the consumer for good (TypeError and its kin) or use up a retry budget that never resets.
 */
export class KafkaSubscription {
  private readonly logger: Logger;
  private readonly crashed = new Wake();
  /** Where reading goes on, per partition that is assigned and was asked for. */
  private readonly next = new Map<string, number>();
  /** Sought to and answered with something later: what lies between is no longer kept. */
  private readonly sought = new Map<string, number>();
  /** Where reading goes on, as far as Kafka was not told yet. */
  private readonly untold = new Map<string, TopicPartitionOffsetAndMetadata>();
  private telling: Promise<void> | undefined;
  private supervisor: Promise<void> | undefined;
  private joined = false;
  private stopping = false;

  constructor(
    private readonly kafka: Kafka,
    private readonly subscription: Subscription,
  ) {
    this.logger = new Logger(`${KafkaSubscription.name} ${subscription.group}`);
  }

  start(): void {
    this.supervisor = this.supervise();
  }

  isReady(): boolean {
    return this.joined && !this.stopping;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.crashed.now();
    await this.supervisor;
  }

  private async supervise(): Promise<void> {
    while (!this.stopping) {
      const consumer = this.createConsumer();
      const state = { hasCrashed: false };
      consumer.on(consumer.events.CRASH, ({ payload }) => {
        this.logger.warn(`consumer crashed, starting it again: ${payload.error.message}`);
        state.hasCrashed = true;
        this.crashed.now();
      });
      try {
        await this.run(consumer);
        while (!this.stopping && !state.hasCrashed) {
          await this.crashed.wait(TELL_EVERY);
          // Not waited for: a broker that is away must not keep us from starting again.
          this.telling ??= this.tell(consumer).finally(() => (this.telling = undefined));
        }
      } catch (error) {
        this.logger.warn(`cannot join yet: ${(error as Error).message}`);
      }
      this.joined = false;
      await consumer.disconnect().catch(() => undefined);
      if (!this.stopping) await sleep(RESTART_AFTER);
    }
  }

  private createConsumer(): Consumer {
    const { linger } = this.subscription;
    return this.kafka.consumer({
      groupId: this.subscription.group,
      allowAutoTopicCreation: false,
      sessionTimeout: 10_000,
      rebalanceTimeout: 15_000,
      heartbeatInterval: HEARTBEAT_EVERY,
      // The broker holds an answer back until so much has come, or that time has passed.
      minBytes: linger ? ENOUGH : 1,
      maxWaitTimeInMs: linger ?? 250,
      maxBytesPerPartition: 1024 * 1024,
      // kafkajs never sets its count of retries back, so it will crash some day: the supervisor starts it again.
      retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 10, restartOnFailure: async () => false },
    });
  }

  private async run(consumer: Consumer): Promise<void> {
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      this.next.clear();
      this.sought.clear();
      this.untold.clear();
      this.joined = true;
      this.seekAll(consumer, payload.memberAssignment).catch((error: unknown) =>
        this.logger.warn(`positions not known yet: ${(error as Error).message}`),
      );
    });
    await consumer.connect();
    await consumer.subscribe({ topics: [...this.subscription.topics], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: 16,
      eachBatch: (payload) => this.take(consumer, payload),
    });
  }

  /** Kafka's own memory of the group may be ahead of the database, after a restore for example. */
  private async seekAll(
    consumer: Consumer,
    assignment: Readonly<Record<string, readonly number[]>>,
  ): Promise<void> {
    for (const [topic, partitions] of Object.entries(assignment)) {
      for (const partition of partitions) {
        const next = await this.subscription.position({ topic, partition });
        // A batch that came meanwhile has asked for itself, and may be further by now.
        if (!this.next.has(`${topic}/${partition}`))
          consumer.seek({ topic, partition, offset: String(next) });
      }
    }
  }

  private async take(consumer: Consumer, payload: EachBatchPayload): Promise<void> {
    const { topic, partition } = payload.batch;
    const key = `${topic}/${partition}`;
    const beating = setInterval(() => void payload.heartbeat().catch(() => undefined), HEARTBEAT_EVERY);
    try {
      await this.handle(consumer, payload, key);
    } catch (error) {
      if (this.stopping || payload.isStale()) return;
      this.logger.warn(`${key} will be read again: ${(error as Error).message}`);
      this.next.delete(key);
      await sleep(REDELIVER_AFTER);
      // Not resolved, so kafkajs would fetch the same batch; the position may be elsewhere by now.
      consumer.seek({ topic, partition, offset: payload.batch.firstOffset() ?? '0' });
    } finally {
      clearInterval(beating);
    }
  }

  private async handle(consumer: Consumer, payload: EachBatchPayload, key: string): Promise<void> {
    const { batch } = payload;
    const { topic, partition } = batch;
    const next = this.next.get(key) ?? (await this.subscription.position({ topic, partition }));
    this.next.set(key, next);
    const first = Number(batch.firstOffset() ?? next);
    if (first > next && this.sought.get(key) !== next) {
      this.sought.set(key, next);
      consumer.seek({ topic, partition, offset: String(next) });
      return;
    }
    const records = batch.messages.map((m) => fromKafka(batch, m)).filter((r) => r.offset >= next);
    const control: BatchControl = {
      heartbeat: () => payload.heartbeat().catch(() => undefined),
      isRunning: () => payload.isRunning() && !payload.isStale() && !this.stopping,
    };
    if (records.length > 0) {
      await this.subscription.handle({ topic, partition, records }, control);
      this.next.set(key, records.at(-1)!.offset + 1);
    }
    payload.resolveOffset(batch.lastOffset());
    this.untold.set(key, { topic, partition, offset: String(Number(batch.lastOffset()) + 1) });
  }

  /** Lag dashboards read what the group has committed. All partitions at once: a broker writes down each time. */
  private async tell(consumer: Consumer): Promise<void> {
    const offsets = [...this.untold];
    if (offsets.length === 0) return;
    this.untold.clear();
    await consumer.commitOffsets(offsets.map(([, offset]) => offset)).catch(() => {
      for (const [key, offset] of offsets) if (!this.untold.has(key)) this.untold.set(key, offset);
    });
  }
}
