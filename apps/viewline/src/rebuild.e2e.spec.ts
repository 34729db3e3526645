import { INTERACTIONS_TOPIC } from '@viewline/events';
import { newId } from '@viewline/kernel';
import { DeadLetterDesk, openEventLog, partitionForKey, type EventLog } from '@viewline/messaging';
import { kafkaForTests, eventually } from '@viewline/testing';
import { RebuildTimeline } from '@viewline/timeline';
import { DataSource } from 'typeorm';
import { PATIENCE, RunningProduct } from './testing/running-product.js';
import { sendText, TextTraffic } from './testing/text-messages.js';
import { freshDigits } from './testing/vendor-door.js';

let product: RunningProduct;
let dataSource: DataSource;
let log: EventLog;

beforeAll(async () => {
  product = await RunningProduct.start();
  const url = product.databaseUrl('timeline');
  dataSource = await new DataSource({ type: 'postgres', url, poolSize: 4 }).initialize();
  const brokers = kafkaForTests();
  log = openEventLog(brokers ? `kafka://${brokers}` : product.databaseUrl('log'), 'rebuild-test');
});

afterAll(async () => {
  await log.close();
  await dataSource.destroy();
  await product.stop();
});

const rebuild = () => new RebuildTimeline(dataSource, log).execute();

/** The log, with something in its way of being read. */
const logWith = (scan: EventLog['scan']): EventLog => Object.assign(Object.create(log) as EventLog, { scan });

/** Somebody who keeps reading, to be in the way of whoever wants to replace what is read. */
class Reader {
  private isOver = false;
  private readonly reading: Promise<Set<number>>;

  constructor(subscriberId: string) {
    this.reading = this.read(`/api/timeline/v1/subscribers/${subscriberId}`);
    this.reading.catch(() => undefined);
  }

  /** The statuses of all answers. */
  stop(): Promise<Set<number>> {
    this.isOver = true;
    return this.reading;
  }

  private async read(path: string): Promise<Set<number>> {
    const statuses = new Set<number>();
    const paths = [`${path}/entries`, path, '/api/timeline/v1/search?q=4474'];
    while (!this.isOver) {
      const answers = await Promise.all(paths.map((one) => product.get(one)));
      for (const { status } of answers) statuses.add(status);
    }
    return statuses;
  }
}

describe('a rebuild of the timeline', () => {
  const numbers = Array.from({ length: 10 }, () => `+44740${freshDigits()}`);

  it('while contacts come in, are read and are followed live gives the same timeline, and nobody misses any', async () => {
    const traffic = new TextTraffic(product, numbers);
    const { subscriberId } = await product.subscriberAt(numbers[0]!);
    const stream = await product.stream(subscriberId);
    await stream.until('ready');
    const reader = new Reader(subscriberId);
    await eventually(() => traffic.count > 100, { within: 90_000 });

    for (let round = 1; round <= 3; round++) {
      const { before, after, events } = await rebuild();
      expect(after).toEqual(before);
      expect(after.entries).toBeGreaterThan(0);
      expect(events).toBeGreaterThanOrEqual(after.entries);
      await eventually(() => stream.events.filter(({ type }) => type === 'reset').length >= round, PATIENCE);
    }
    const seen = stream.entryIds.length;
    await eventually(() => stream.entryIds.length > seen, PATIENCE);
    await traffic.stop();
    expect(await reader.stop()).toEqual(new Set([200]));

    await product.settled();
    for (const [number, texts] of traffic.sent) {
      const found = await product.subscriberAt(number);
      const shown = await product.everything(found.subscriberId);
      expect(shown.map(({ text }) => text).toReversed()).toEqual(texts);
    }
    // The stream goes on from the new projection: coming back to it is no reason to read everything again.
    const resumed = await product.stream(subscriberId, stream.lastEventId);
    await resumed.until('ready');
    expect(resumed.events.map(({ type }) => type)).not.toContain('reset');
    await Promise.all([stream.cut(), resumed.cut()]);
  }, 180_000);

  it('is refused while another one runs, and possible again afterwards', async () => {
    const [first, second] = await Promise.allSettled([rebuild(), rebuild()]);
    const outcomes = [first, second].map(({ status }) => status).toSorted();
    expect(outcomes).toEqual(['fulfilled', 'rejected']);
    const refused = [first, second].find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(refused.reason).toMatchObject({ kind: 'conflict', code: 'rebuild.running' });
    const { before, after } = await rebuild();
    expect(after).toEqual(before);
  }, 180_000);

  it('takes up what was waiting behind a dead letter when it passed by and was replayed before it ended', async () => {
    const number = `+44740${freshDigits()}`;
    await sendText(product, number, 'before');
    const { subscriberId } = await product.subscriberAt(number);
    const headers = { ce_type: 'viewline.interaction.recorded.v1', ce_id: newId() };
    await log.publish([{ topic: INTERACTIONS_TOPIC, key: subscriberId, headers, value: '{"not":' }]);
    await sendText(product, number, 'waits behind it');
    const desk = new DeadLetterDesk(dataSource);
    const mine = async () =>
      (await desk.list({ consumer: 'timeline.entries', parked: true })).filter(
        ({ key }) => key === subscriberId,
      );
    await eventually(async () => expect(await mine()).toHaveLength(2), PATIENCE);

    const partition = partitionForKey(subscriberId, await log.partitions(INTERACTIONS_TOPIC));
    let passes = 0;
    const slowly = logWith(async (range, onRecords) => {
      await log.scan(range, onRecords);
      if (range.topic !== INTERACTIONS_TOPIC || range.partition !== partition || ++passes > 1) return;
      await desk.drop((await mine())[0]!.id);
      await eventually(async () => expect(await mine()).toEqual([]), PATIENCE);
    });
    const { before, after } = await new RebuildTimeline(dataSource, slowly).execute();
    expect(passes).toBeGreaterThan(0);
    expect(after).toEqual(before);
    const texts = (await product.everything(subscriberId)).map(({ text }) => text);
    expect(texts).toEqual(['waits behind it', 'before']);
  }, 180_000);

  it('is refused when the log no longer holds what the timeline shows, and leaves everything as it was', async () => {
    const number = `+44740${freshDigits()}`;
    await sendText(product, number, 'long ago');
    const { subscriberId } = await product.subscriberAt(number);
    const forgetful = logWith((range, onRecords) =>
      log.scan(range, (records) => onRecords(records.filter(({ key }) => key !== subscriberId))),
    );
    await expect(new RebuildTimeline(dataSource, forgetful).execute()).rejects.toMatchObject({
      code: 'rebuild.history-missing',
      message: expect.stringContaining('(1)') as string,
    });
    expect((await product.everything(subscriberId)).map(({ text }) => text)).toEqual(['long ago']);
    const left = await product.sql('timeline', `SELECT FROM pg_namespace WHERE nspname = 'rebuild'`);
    expect(left).toEqual([]);
  }, 180_000);
});
