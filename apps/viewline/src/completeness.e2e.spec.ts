import { provisionalSubscriberId } from '@viewline/events';
import { newId } from '@viewline/kernel';
import { DeadLetterDesk, openEventLog, partitionForKey } from '@viewline/messaging';
import { eventually, kafkaForTests } from '@viewline/testing';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { PATIENCE, RunningProduct } from './testing/running-product.js';
import { sendText } from './testing/text-messages.js';
import { freshDigits } from './testing/vendor-door.js';

const TOPIC = 'viewline.interactions';
const PARTITIONS = 4;

interface Source {
  source: string;
  completeUpTo: string | null;
  gaps: { from: string | null; to: string | null; count: number; reason: string }[];
}

let product: RunningProduct;

beforeAll(async () => {
  product = await RunningProduct.start({ EVENT_LOG_PARTITIONS: String(PARTITIONS) });
});

afterAll(() => product.stop());

const behind = (number: string) => provisionalSubscriberId({ kind: 'phone', value: number });
const partitionOf = (number: string) => partitionForKey(behind(number), PARTITIONS);

/** A number in that share of the log. */
function numberIn(partition: number): string {
  for (;;) {
    const number = `+44740${freshDigits()}`;
    if (partitionOf(number) === partition) return number;
  }
}

const sources = async (number: string): Promise<Source[]> =>
  (await product.get<{ sources: Source[] }>(`/api/timeline/v1/subscribers/${behind(number)}/completeness`))
    .body.sources;
const interactions = async (number: string): Promise<Source> =>
  (await sources(number)).find(({ source }) => source === 'interactions')!;
const texts = async (number: string) =>
  (await product.entries(behind(number))).map(({ text }) => text).toReversed();
const gapsOf = (number: string, gaps: object[]) =>
  eventually(async () => {
    const found = await interactions(number);
    expect(found.gaps).toMatchObject(gaps);
    expect(found.gaps).toHaveLength(gaps.length);
    return found;
  }, PATIENCE);
const completeFrom = (number: string, at: Date) =>
  eventually(async () => new Date((await interactions(number)).completeUpTo ?? 0) >= at, PATIENCE);

describe('the completeness mark', () => {
  it('of every source comes up to now, also for somebody who was never heard of', async () => {
    const number = numberIn(0);
    await sendText(product, number, 'hello');
    const acknowledged = new Date();
    await completeFrom(number, acknowledged);
    for (const asked of [number, numberIn(1)]) {
      const found = await eventually(async () => {
        const heard = await sources(asked);
        // Nobody speaks for the outages yet.
        expect(heard.map(({ source }) => source).toSorted()).toEqual([
          'disputes',
          'interactions',
          'notifications',
          'subscribers',
          'tickets',
        ]);
        for (const { completeUpTo } of heard) expect(completeUpTo).not.toBeNull();
        return heard;
      }, PATIENCE);
      expect(found.flatMap(({ gaps }) => gaps)).toEqual([]);
      // A source that has nothing to say speaks up every fifteen seconds.
      const oldest = Math.min(...found.map(({ completeUpTo }) => Date.parse(completeUpTo!)));
      expect(oldest).toBeGreaterThan(acknowledged.getTime() - 60_000);
    }
  });
});

// Only in the embedded log can a record be taken away by hand.
(kafkaForTests() ? describe.skip : describe)('an event that the log has lost', () => {
  const number = numberIn(2);
  let lost: { key: string; headers: Record<string, string>; value: string };
  let before: Date;

  it('shows as a gap of one from then on, on its share of the log only', async () => {
    await sendText(product, number, 'first');
    await eventually(async () => expect(await texts(number)).toEqual(['first']), PATIENCE);
    const release = await holdConsumer();
    await sendText(product, number, 'held');
    await eventually(() => isConsumerWaiting(), PATIENCE);
    before = new Date();
    for (const text of ['lost', 'after']) await sendText(product, number, text);
    lost = await eventually(async () => {
      const [, record] = await product.sql<{ key: string; headers: Record<string, string>; value: string }>(
        'log',
        `WITH mine AS (SELECT * FROM log_record WHERE topic = $1 AND key = $2 ORDER BY record_offset DESC LIMIT 2)
         SELECT * FROM mine WHERE (SELECT count(*) FROM mine WHERE value LIKE '%"after"%') = 1
         ORDER BY record_offset DESC`,
        [TOPIC, behind(number)],
      );
      return record ?? false;
    }, PATIENCE);
    expect(lost.value).toContain('"lost"');
    await product.sql('log', `DELETE FROM log_record WHERE key = $1 AND value = $2`, [lost.key, lost.value]);
    await release();

    const { completeUpTo, gaps } = await gapsOf(number, [{ count: 1, reason: 'missing', to: null }]);
    expect(await texts(number)).toEqual(['first', 'held', 'after']);
    expect(new Date(completeUpTo!).getTime()).toBeLessThanOrEqual(before.getTime());
    expect(gaps[0]!.from).toBe(completeUpTo);
    expect((await interactions(numberIn(3))).gaps).toEqual([]);
  });

  it('stays a gap whatever comes later, and is none any more once it is there', async () => {
    await sendText(product, number, 'later');
    await eventually(async () => expect(await texts(number)).toContain('later'), PATIENCE);
    const elsewhere = numberIn(3);
    await sendText(product, elsewhere, 'elsewhere');
    await completeFrom(elsewhere, new Date());
    expect((await interactions(number)).gaps).toMatchObject([{ count: 1, reason: 'missing' }]);

    const log = openEventLog(product.databaseUrl('log'), 'hand');
    await log.publish([{ topic: TOPIC, key: lost.key, headers: lost.headers, value: lost.value }]);
    await log.close();
    await gapsOf(number, []);
    await completeFrom(number, before);
    expect(await texts(number)).toEqual(['first', 'held', 'lost', 'after', 'later']);
  });
});

describe('an event that cannot be read', () => {
  it('shows as unreadable with what waits behind it, until somebody decides', async () => {
    const number = numberIn(1);
    await sendText(product, number, 'readable');
    await eventually(async () => expect(await texts(number)).toEqual(['readable']), PATIENCE);
    await product.sql(
      'interactions',
      `INSERT INTO outbox (topic, key, event_id, headers, value) VALUES ($1, $2, $3, $4, '{"half":')`,
      [
        TOPIC,
        behind(number),
        newId(),
        { ce_id: newId(), ce_type: 'viewline.interaction.recorded.v1', ce_specversion: '1.0' },
      ],
    );
    await gapsOf(number, [{ reason: 'unreadable', count: 1 }]);
    await sendText(product, number, 'waiting');
    const found = await gapsOf(number, [{ reason: 'unreadable', count: 2 }]);
    expect(Date.parse(found.completeUpTo!)).toBeLessThan(Date.parse(found.gaps[0]!.from!));
    expect(await texts(number)).toEqual(['readable']);
    expect((await interactions(numberIn(1))).gaps).toEqual([]);

    const url = product.databaseUrl('timeline');
    const dataSource = await new DataSource({ type: 'postgres', url }).initialize();
    const desk = new DeadLetterDesk(dataSource);
    const letters = await desk.list({ consumer: 'timeline.entries' });
    // On a log that other products write to as well, theirs are there too.
    const mine = letters.filter(({ key }) => key === behind(number));
    expect(mine).toHaveLength(1);
    await desk.drop(mine[0]!.id);
    await dataSource.destroy();
    await gapsOf(number, []);
    expect(await texts(number)).toEqual(['readable', 'waiting']);
  });
});

/** Keeps the timeline from committing anything of the topic. */
async function holdConsumer(): Promise<() => Promise<void>> {
  const client = new pg.Client(product.databaseUrl('timeline'));
  await client.connect();
  await client.query('BEGIN');
  await client.query(`SELECT FROM consumer_position WHERE topic = $1 FOR UPDATE`, [TOPIC]);
  return async () => {
    await client.query('ROLLBACK');
    await client.end();
  };
}

/** Whether it has read a batch that it cannot commit, so that it reads nothing more. */
async function isConsumerWaiting(): Promise<boolean> {
  const waiting = await product.sql(
    'timeline',
    `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'UPDATE consumer_position%'
       AND datname = current_database()`,
  );
  const written = await product.sql('interactions', 'SELECT FROM outbox');
  return waiting.length > 0 && written.length === 0;
}
