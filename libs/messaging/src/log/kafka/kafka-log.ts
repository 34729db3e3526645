import { Logger } from '@nestjs/common';
import { Kafka, logLevel, type Admin, type Consumer, type LogEntry } from 'kafkajs';
import { newId } from '@viewline/kernel';
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
import { fromKafka } from './from-kafka.js';
import { connectionOf, type KafkaAccess } from './kafka-access.js';
import { KafkaPublisher } from './kafka-publisher.js';
import { KafkaSubscription } from './kafka-subscription.js';
import { patchRequestQueue } from './request-queue-patch.js';

/** The log is the history that projections are rebuilt from; brokers would drop it after a week. */
const KEEP_FOR_EVER = [
  { name: 'cleanup.policy', value: 'delete' },
  { name: 'retention.ms', value: '-1' },
  { name: 'retention.bytes', value: '-1' },
];

/** The event log in Apache Kafka. */
export class KafkaLog implements EventLog {
  private readonly kafka: Kafka;
  private readonly publisher: KafkaPublisher;
  private readonly partitionCounts = new Map<string, number>();
  private readonly subscriptions = new RunningSubscriptions();
  private readonly admin = new Lazy(() => this.connectAdmin());

  constructor(brokers: string[], clientId: string, access: KafkaAccess = {}) {
    patchRequestQueue();
    const logger = new Logger(KafkaLog.name);
    this.kafka = new Kafka({
      clientId,
      brokers,
      ...connectionOf(access),
      // Its warnings are about our choice of bounded retries, made knowingly: consumers recognise what comes twice.
      logLevel: logLevel.ERROR,
      logCreator: () => (entry: LogEntry) => logger.warn(`${entry.namespace}: ${entry.log.message}`),
      retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 8 },
    });
    this.publisher = new KafkaPublisher(this.kafka, (topic) => this.partitions(topic));
  }

  async ensureTopic(topic: string, partitions: number): Promise<void> {
    const admin = await this.admin.get();
    await admin.createTopics({
      topics: [{ topic, numPartitions: partitions, configEntries: KEEP_FOR_EVER }],
      waitForLeaders: true,
    });
  }

  async partitions(topic: string): Promise<number> {
    const known = this.partitionCounts.get(topic);
    if (known) return known;
    const admin = await this.admin.get();
    const metadata = await admin.fetchTopicMetadata({ topics: [topic] });
    const count = metadata.topics[0]!.partitions.length;
    this.partitionCounts.set(topic, count);
    return count;
  }

  publish(records: readonly OutgoingRecord[]): Promise<void> {
    return this.publisher.publish(records);
  }

  async subscribe(subscription: Subscription): Promise<LogSubscription> {
    return this.subscriptions.start(new KafkaSubscription(this.kafka, subscription));
  }

  async bounds(topic: string): Promise<PartitionBounds[]> {
    const admin = await this.admin.get();
    const offsets = await admin.fetchTopicOffsets(topic);
    return offsets
      .map((o) => ({ partition: o.partition, begin: Number(o.low), end: Number(o.high) }))
      .toSorted((a, b) => a.partition - b.partition);
  }

  async scan(range: ScanRange, onRecords: (records: LogRecord[]) => Promise<void>): Promise<void> {
    if (range.from >= range.to) return;
    const consumer = this.kafka.consumer({
      groupId: `viewline-scan-${newId()}`,
      allowAutoTopicCreation: false,
    });
    try {
      await this.scanWith(consumer, range, onRecords);
    } finally {
      await consumer.disconnect().catch(() => undefined);
    }
  }

  async ping(): Promise<void> {
    const admin = await this.admin.get();
    try {
      await admin.describeCluster();
    } catch (error) {
      await this.disconnectAdmin();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.subscriptions.stop();
    await this.publisher.close();
    await this.disconnectAdmin();
  }

  private async scanWith(
    consumer: Consumer,
    { topic, partition, from, to }: ScanRange,
    onRecords: (records: LogRecord[]) => Promise<void>,
  ): Promise<void> {
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      let next = from;
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
      const eachBatch = async ({ batch }: { batch: import('kafkajs').Batch }) => {
        if (batch.partition !== partition || next >= to) return;
        const records = batch.messages
          .map((m) => fromKafka(batch, m))
          .filter((r) => r.offset >= next && r.offset < to);
        try {
          if (records.length > 0) await onRecords(records);
          next = Math.max(next, Number(batch.lastOffset()) + 1);
          if (next >= to) resolve();
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      consumer.run({ autoCommit: false, eachBatch }).catch(reject);
      consumer.seek({ topic, partition, offset: String(from) });
    });
  }

  private async disconnectAdmin(): Promise<void> {
    await (await this.admin.giveUp())?.disconnect().catch(() => undefined);
  }

  private async connectAdmin(): Promise<Admin> {
    const admin = this.kafka.admin();
    await admin.connect();
    return admin;
  }
}
