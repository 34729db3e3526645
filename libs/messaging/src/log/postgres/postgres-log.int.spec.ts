import { freshDatabase, type FreshDatabase } from '@viewline/testing';
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
