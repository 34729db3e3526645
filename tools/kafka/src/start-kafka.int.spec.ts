import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from '@viewline/testing';
import { Kafka, logLevel, type Admin, type Consumer } from 'kafkajs';
import { missingForKafka } from './jars.js';
import { startKafka, type RunningKafka } from './start-kafka.js';

const TOPIC = 'viewline.trial';

/** It downloads Kafka on first use, so it is asked for. */
const why =
  process.env['VIEWLINE_TEST_KAFKA_LOCAL'] === '1'
    ? missingForKafka()
    : 'VIEWLINE_TEST_KAFKA_LOCAL is not 1.';
if (why) process.stderr.write(`SKIPPED (no local Kafka): Kafka from its jars. ${why}\n`);

(why ? describe.skip : describe)('Kafka from its jars', () => {
  let folder: string;
  let kafka: RunningKafka;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'viewline-kafka-test-'));
    kafka = await startKafka({ dataDir: folder });
  }, 180_000);
  afterAll(async () => {
    await kafka.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const client = () => new Kafka({ brokers: [kafka.brokers], logLevel: logLevel.NOTHING });

  it('takes idempotent writes of kafkajs and gives them to a consumer group in the order of their keys', async () => {
    await administer((admin) =>
      admin.createTopics({ waitForLeaders: true, topics: [{ topic: TOPIC, numPartitions: 4 }] }),
    );
    await publish(1, 200);
    const { seen, consumer } = await consume('first-readers');
    await eventually(() => expect(seen.flat()).toHaveLength(200), { within: 30_000 });
    await consumer.disconnect();
    for (const ofPartition of seen) expect(ofPartition).toEqual(ofPartition.toSorted((a, b) => a - b));
  });

  it('keeps the position of a group', async () => {
    await publish(201, 210);
    const { seen, consumer } = await consume('first-readers');
    await eventually(
      () =>
        expect(seen.flat().toSorted((a, b) => a - b)).toEqual([
          201, 202, 203, 204, 205, 206, 207, 208, 209, 210,
        ]),
      {
        within: 30_000,
      },
    );
    await consumer.disconnect();
  });

  it('refuses topics that nobody created', async () => {
    await expect(publish(1, 1, 'viewline.misspelt')).rejects.toThrow('does not host this topic-partition');
  });

  it('keeps every acknowledged record over a SIGKILL and comes back on its port', async () => {
    const { brokers } = kafka;
    await kafka.kill();
    kafka = await startKafka({ dataDir: folder, port: Number(brokers.split(':')[1]) });
    expect(kafka.brokers).toBe(brokers);
    await publish(211, 220);
    const offsets = await administer((admin) => admin.fetchTopicOffsets(TOPIC));
    expect(offsets.reduce((sum, { high }) => sum + Number(high), 0)).toBe(220);
  }, 120_000);

  it('stops a broker that was left behind on its folder before it starts another', async () => {
    const leftBehind = kafka.pid;
    kafka = await startKafka({ dataDir: folder });
    expect(kafka.pid).not.toBe(leftBehind);
    const offsets = await administer((admin) => admin.fetchTopicOffsets(TOPIC));
    expect(offsets.reduce((sum, { high }) => sum + Number(high), 0)).toBe(220);
  }, 120_000);

  async function administer<Result>(work: (admin: Admin) => Promise<Result>): Promise<Result> {
    const admin = client().admin();
    await admin.connect();
    try {
      return await work(admin);
    } finally {
      await admin.disconnect();
    }
  }

  async function publish(from: number, to: number, topic = TOPIC): Promise<void> {
    const producer = client().producer({ idempotent: true, maxInFlightRequests: 1, retry: { retries: 3 } });
    await producer.connect();
    try {
      const messages = Array.from({ length: to - from + 1 }, (_, i) => ({
        key: `k${i % 7}`,
        value: String(from + i),
      }));
      await producer.send({ topic, acks: -1, messages });
    } finally {
      await producer.disconnect();
    }
  }

  async function consume(groupId: string): Promise<{ seen: number[][]; consumer: Consumer }> {
    const seen: number[][] = [[], [], [], []];
    const consumer = client().consumer({ groupId, maxWaitTimeInMs: 200 });
    await consumer.connect();
    await consumer.subscribe({ topics: [TOPIC], fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ partition, message }) => {
        seen[partition]?.push(Number(message.value));
      },
    });
    return { seen, consumer };
  }
});
