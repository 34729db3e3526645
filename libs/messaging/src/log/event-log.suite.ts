import { newId } from '@viewline/kernel';
import { eventually } from '@viewline/testing';
import {
  MOST_RECORD_BYTES,
  type EventLog,
  type LogRecord,
  type OutgoingRecord,
  type Subscription,
} from './event-log.port.js';
import { partitionForKey } from './partition-for-key.js';

const PARTITIONS = 4;

/** A subscriber that keeps what it saw and its positions, as a service's database would. */
class Recorder {
  readonly seen: LogRecord[] = [];
  readonly positions = new Map<string, number>();
  batches = 0;
  failNext = 0;

  constructor(readonly group: string) {}

  subscription(topic: string): Subscription {
    return {
      group: this.group,
      topics: [topic],
      position: async (at) => this.positions.get(`${at.topic}/${at.partition}`) ?? 0,
      handle: async (batch) => {
        if (this.failNext > 0) {
          this.failNext--;
          throw new TypeError('handler failed');
        }
        this.batches++;
        this.seen.push(...batch.records);
        this.positions.set(`${batch.topic}/${batch.partition}`, batch.records.at(-1)!.offset + 1);
      },
    };
  }

  values(key?: string): string[] {
    return this.seen.filter((r) => key === undefined || r.key === key).map((r) => r.value!.toString());
  }
}

/** What every event log must keep, whichever technology is behind it. `open` gives another client of the same log. */
export function eventLogSuite(name: string, open: () => EventLog): void {
  describe(`event log on ${name}`, () => {
    let log: EventLog;
    let topic: string;

    const record = (key: string, value: string): OutgoingRecord => ({
      topic,
      key,
      headers: { 'content-type': 'text/plain', ce_type: 'test' },
      value: Buffer.from(value),
    });
    const numbered = (key: string, from: number, to: number) =>
      Array.from({ length: to - from }, (_, n) => record(key, `${key}-${from + n}`));
    const sees = (recorder: Recorder, count: number) =>
      eventually(
        () => {
          if (recorder.seen.length < count) throw new Error(`saw ${recorder.seen.length} of ${count}`);
        },
        { within: 30_000 },
      );

    beforeEach(async () => {
      log = open();
      topic = `viewline.suite-${newId()}`;
      await log.ensureTopic(topic, PARTITIONS);
    });

    afterEach(() => log.close());

    it('takes records of the greatest size that is promised, several at once', async () => {
      const recorder = new Recorder(`g-${newId()}`);
      await log.subscribe(recorder.subscription(topic));
      const large = 'x'.repeat(MOST_RECORD_BYTES - 100);
      await log.publish([record('a', large), record('a', 'small'), record('a', large)]);
      await sees(recorder, 3);
      expect(recorder.values().map(({ length }) => length)).toEqual([large.length, 5, large.length]);
    });

    it('hands out together what comes one by one, to those who may linger, in order and all of it', async () => {
      const hasty = new Recorder(`g-${newId()}`);
      const leisurely = new Recorder(`g-${newId()}`);
      await log.subscribe(hasty.subscription(topic));
      await log.subscribe({ ...leisurely.subscription(topic), linger: 200 });
      await log.publish([record('a', 'a-0')]);
      await sees(hasty, 1);
      await sees(leisurely, 1);
      for (let n = 1; n < 30; n++) {
        await log.publish([record('a', `a-${n}`)]);
        await sees(hasty, n + 1);
      }
      await sees(leisurely, 30);
      expect(leisurely.values('a')).toEqual(numbered('a', 0, 30).map((r) => r.value!.toString()));
      expect(leisurely.batches).toBeLessThan(hasty.batches / 2);
    });

    it('delivers what was published before and after subscribing, with key, headers and value unchanged', async () => {
      const recorder = new Recorder(`g-${newId()}`);
      await log.publish([record('a', 'früher — قبل 之前')]);
      const subscription = await log.subscribe(recorder.subscription(topic));
      await log.publish([record('b', 'after')]);
      await sees(recorder, 2);
      const early = recorder.seen.find((r) => r.key === 'a')!;
      expect(early.value!.toString()).toBe('früher — قبل 之前');
      expect(early.headers).toEqual({ 'content-type': 'text/plain', ce_type: 'test' });
      expect(early.partition).toBe(partitionForKey('a', PARTITIONS));
      await subscription.stop();
    });

    it('keeps the order of each key across many publishes', async () => {
      const recorder = new Recorder(`g-${newId()}`);
      await log.subscribe(recorder.subscription(topic));
      const keys = ['k1', 'k2', 'k3', 'k4', 'k5'];
      for (let i = 0; i < 20; i++)
        await log.publish(keys.flatMap((key) => numbered(key, i * 10, i * 10 + 10)));
      await sees(recorder, 1_000);
      for (const key of keys)
        expect(recorder.values(key)).toEqual(numbered(key, 0, 200).map((r) => r.value!.toString()));
    });

    it('gives every group everything, and each record to one member of a group', async () => {
      const [first, second, other] = [
        new Recorder('shared'),
        new Recorder('shared'),
        new Recorder('other'),
      ].map((r) => new Recorder(`${r.group}-${topic}`)) as [Recorder, Recorder, Recorder];
      const another = open();
      const subscriptions = [
        await log.subscribe(first.subscription(topic)),
        await another.subscribe(second.subscription(topic)),
        await log.subscribe(other.subscription(topic)),
      ];
      await eventually(
        () => {
          if (!subscriptions.every((s) => s.isReady())) throw new Error('not every member has joined');
        },
        { within: 30_000 },
      );
      // Members share their positions, as two replicas of one service share a database.
      const positions = new Map<string, number>();
      Object.assign(first, { positions });
      Object.assign(second, { positions });
      await log.publish(Array.from({ length: 400 }, (_, n) => record(`key-${n}`, String(n))));
      await sees(other, 400);
      await eventually(
        () => {
          const got = new Set([...first.values(), ...second.values()]);
          if (got.size < 400) throw new Error(`the group saw ${got.size} of 400`);
        },
        { within: 30_000 },
      );
      await another.close();
    });

    it('brings a batch back when its handler fails, until it succeeds', async () => {
      const recorder = new Recorder(`g-${newId()}`);
      recorder.failNext = 3;
      await log.subscribe(recorder.subscription(topic));
      await log.publish(numbered('a', 0, 5));
      await sees(recorder, 5);
      expect(recorder.values('a')).toEqual(['a-0', 'a-1', 'a-2', 'a-3', 'a-4']);
    });

    it('does not hold up other partitions behind one whose handler takes its time', async () => {
      const slowKey = 'slow';
      const quickKey = Array.from({ length: 50 }, (_, n) => `quick-${n}`).find(
        (key) => partitionForKey(key, PARTITIONS) !== partitionForKey(slowKey, PARTITIONS),
      )!;
      const recorder = new Recorder(`g-${newId()}`);
      const subscription = recorder.subscription(topic);
      let release = () => {};
      const held = new Promise<void>((resolve) => (release = resolve));
      await log.subscribe({
        ...subscription,
        handle: async (batch, control) => {
          if (batch.records.some((r) => r.key === slowKey)) await held;
          await subscription.handle(batch, control);
        },
      });
      await log.publish([record(quickKey, 'quick')]);
      await sees(recorder, 1);
      await log.publish([record(slowKey, 'slow')]);
      release();
      await sees(recorder, 2);
    });

    it("goes on from the subscriber's own position after a restart, without repeating or skipping", async () => {
      const recorder = new Recorder(`g-${newId()}`);
      const before = await log.subscribe(recorder.subscription(topic));
      await log.publish(numbered('a', 0, 50));
      await sees(recorder, 50);
      await before.stop();
      await log.publish(numbered('a', 50, 100));
      await log.subscribe(recorder.subscription(topic));
      await sees(recorder, 100);
      expect(recorder.values('a')).toEqual(numbered('a', 0, 100).map((r) => r.value!.toString()));
    });

    it('replays history to a subscriber whose position was set back', async () => {
      const recorder = new Recorder(`g-${newId()}`);
      const before = await log.subscribe(recorder.subscription(topic));
      await log.publish(numbered('a', 0, 10));
      await sees(recorder, 10);
      await before.stop();
      recorder.positions.clear();
      await log.subscribe(recorder.subscription(topic));
      await sees(recorder, 20);
      expect(recorder.values('a').slice(10)).toEqual(recorder.values('a').slice(0, 10));
    });

    it('scans a fixed range, and only that', async () => {
      await log.publish(numbered('a', 0, 30));
      const partition = partitionForKey('a', PARTITIONS);
      const bounds = (await log.bounds(topic)).find((b) => b.partition === partition)!;
      expect(bounds.end - bounds.begin).toBe(30);
      const read: string[] = [];
      await log.scan(
        { topic, partition, from: bounds.begin + 10, to: bounds.begin + 20 },
        async (records) => {
          read.push(...records.map((r) => r.value!.toString()));
        },
      );
      expect(read).toEqual(numbered('a', 10, 20).map((r) => r.value!.toString()));
    });

    it('keeps the partition count of a topic that exists', async () => {
      await log.ensureTopic(topic, PARTITIONS * 2);
      expect(await log.partitions(topic)).toBe(PARTITIONS);
    });

    it('takes records of several hundred kilobytes and a tombstone', async () => {
      const recorder = new Recorder(`g-${newId()}`);
      await log.subscribe(recorder.subscription(topic));
      const large = 'ب'.repeat(200_000);
      await log.publish([record('a', large), { ...record('a', ''), value: null }, record('a', 'last')]);
      await sees(recorder, 3);
      expect(recorder.seen.map((r) => r.value?.toString() ?? null)).toEqual([large, null, 'last']);
    });
  });
}
