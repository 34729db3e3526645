import type { Kafka, Producer, TopicMessages } from 'kafkajs';
import { Lazy } from '../../lazy.js';
import type { OutgoingRecord } from '../event-log.port.js';
import { partitionForKey } from '../partition-for-key.js';

/** A broker refuses a partition's batch above 1 MB by default; half of that leaves room for headers. */
const MAX_BYTES = 512 * 1024;

/** An idempotent producer with acks from all replicas. One request at a time: kafkajs keeps order only then. */
export class KafkaPublisher {
  private readonly producer = new Lazy(() => this.connect());

  constructor(
    private readonly kafka: Kafka,
    private readonly partitions: (topic: string) => Promise<number>,
  ) {}

  async publish(records: readonly OutgoingRecord[]): Promise<void> {
    const producer = await this.producer.get();
    try {
      for (const chunk of bySize(records)) {
        await producer.sendBatch({ acks: -1, topicMessages: await this.byTopic(chunk) });
      }
    } catch (error) {
      // Its sequence numbers may be out of step with the broker's now; a new producer begins afresh.
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await (await this.producer.giveUp())?.disconnect().catch(() => undefined);
  }

  private async byTopic(records: readonly OutgoingRecord[]): Promise<TopicMessages[]> {
    const topics = new Map<string, TopicMessages>();
    for (const { topic, key, headers, value, partition } of records) {
      const messages = topics.get(topic) ?? { topic, messages: [] };
      topics.set(topic, messages);
      messages.messages.push({
        key,
        value,
        headers: { ...headers },
        partition: partition ?? partitionForKey(key, await this.partitions(topic)),
      });
    }
    return [...topics.values()];
  }

  private async connect(): Promise<Producer> {
    const producer = this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      retry: { retries: 3, initialRetryTime: 100, maxRetryTime: 1_000 },
    });
    await producer.connect();
    return producer;
  }
}

function* bySize(records: readonly OutgoingRecord[]): Generator<OutgoingRecord[]> {
  let chunk: OutgoingRecord[] = [];
  let bytes = 0;
  for (const record of records) {
    const size = Buffer.byteLength(record.value ?? '') + 600;
    if (chunk.length > 0 && bytes + size > MAX_BYTES) {
      yield chunk;
      chunk = [];
      bytes = 0;
    }
    chunk.push(record);
    bytes += size;
  }
  if (chunk.length > 0) yield chunk;
}
