import { eventually, freshDatabase, type FreshDatabase } from '@viewline/testing';
import pg from 'pg';
import type { LogBatch } from '../event-log.port.js';
import { eventLogSuite } from '../event-log.suite.js';
import { PostgresLog } from './postgres-log.js';

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase('log');
});

afterAll(() => database.drop());

eventLogSuite('PostgreSQL', () => new PostgresLog(database.url));

it('keeps of the records about a partition only the latest, so that an idle log does not grow', async () => {
  const log = new PostgresLog(database.url);
  const topic = 'viewline.marks';
  await log.ensureTopic(topic, 1);
  const mark = (n: number) => ({
    topic,
    key: '',
    partition: 0,
    headers: { ce_type: 'mark' },
    value: Buffer.from(`${n}`),
  });
  const event = { topic, key: 'a', headers: { ce_type: 'event' }, value: Buffer.from('event') };
  for (let n = 0; n < 5; n++) await log.publish([mark(n)]);
  await log.publish([event]);
  await log.publish([mark(5)]);
  const values: string[] = [];
  const [bounds] = await log.bounds(topic);
  await log.scan({ topic, partition: 0, from: bounds!.begin, to: bounds!.end }, async (records) => {
    values.push(...records.map((record) => record.value!.toString()));
  });
  expect(values).toEqual(['event', '5']);
  await log.close();
});

it('takes over the log of an earlier build, whose values were bytes', async () => {
  const earlier = await freshDatabase('earlier_log');
  const topic = 'viewline.earlier';
  const record = (text: string) => ({ topic, key: 'a', headers: {}, value: Buffer.from(text) });
  const before = new PostgresLog(earlier.url);
  await before.ensureTopic(topic, 1);
  await before.publish([record('قبل — 之前'), { ...record(''), value: null }]);
  await before.close();
  const client = new pg.Client({ connectionString: earlier.url });
  await client.connect();
  await client.query(`ALTER TABLE log_record ALTER COLUMN value TYPE bytea USING convert_to(value, 'UTF8')`);
  await client.end();
  const now = new PostgresLog(earlier.url);
  await now.ensureTopic(topic, 1);
  await now.publish([record('now')]);
  const values: (string | undefined)[] = [];
  await now.scan({ topic, partition: 0, from: 0, to: 3 }, async (records) => {
    values.push(...records.map(({ value }) => value?.toString()));
  });
  expect(values).toEqual(['قبل — 之前', undefined, 'now']);
  await now.close();
  await earlier.drop();
});

describe('a subscription', () => {
  const seen: string[] = [];
  const subscriptionTo = (topic: string) => ({
    group: `readers of ${topic}`,
    topics: [topic],
    position: async () => 0,
    handle: async ({ records }: LogBatch) => {
      seen.push(...records.map(({ value }) => value!.toString()));
    },
  });
  const saying = (topic: string, text: string) => ({
    topic,
    key: 'a',
    headers: {},
    value: Buffer.from(text),
  });

  it('hears again after its connection for listening was ended, of what came meanwhile as well', async () => {
    const log = new PostgresLog(database.url);
    const topic = 'viewline.lost-ear';
    await log.ensureTopic(topic, 2);
    const subscription = await log.subscribe(subscriptionTo(topic));
    await log.publish([saying(topic, 'before')]);
    await eventually(() => expect(seen).toEqual(['before']));
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rowCount } = await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'viewline-log-listener'`,
    );
    expect(rowCount).toBeGreaterThan(0);
    await log.publish([saying(topic, 'meanwhile')]);
    await eventually(() => expect(seen).toEqual(['before', 'meanwhile']));
    await client.end();
    await subscription.stop();
    await log.close();
  });

  it('reads what it is woken for once, and nothing when another topic grows', async () => {
    const reads = jest.spyOn(pg.Pool.prototype, 'query');
    const log = new PostgresLog(database.url);
    await log.ensureTopic('viewline.quiet', 2);
    await log.ensureTopic('viewline.loud', 2);
    const subscription = await log.subscribe(subscriptionTo('viewline.quiet'));
    await eventually(() => expect(subscription.isReady()).toBe(true));
    await log.publish([saying('viewline.quiet', 'word')]);
    await eventually(() => expect(seen).toContain('word'));
    const readsSoFar = () =>
      reads.mock.calls.filter(([asked]) => (asked as { name?: string }).name === 'log-read').length;
    reads.mockClear();
    for (let n = 0; n < 50; n++) await log.publish([saying('viewline.loud', `${n}`)]);
    // Only its own poll, twice a second, however long fifty appends take here.
    expect(readsSoFar()).toBeLessThan(20);
    reads.mockRestore();
    await subscription.stop();
    await log.close();
  });
});
