import { eventually } from '@viewline/testing';
import { happened } from '../testing/happened.js';
import { ServiceUnderTest, TOPIC } from '../testing/service-under-test.js';
import { OutboxSession } from './outbox-session.js';

let service: ServiceUnderTest;

beforeEach(async () => {
  service = await ServiceUnderTest.start();
});

afterEach(() => service.stop());

const append = (n: number) =>
  service.transactions.run((tx) =>
    service.outbox.append(
      tx,
      Array.from({ length: n }, (_, nth) => happened(`s${nth}`, 'waits')),
    ),
  );

async function rowsRead() {
  const [row] = await service.dataSource.query<{ scanned: number; found: number }[]>(
    `SELECT seq_tup_read::int AS scanned, idx_tup_fetch::int AS found FROM pg_stat_user_tables WHERE relname = 'outbox'`,
  );
  return row!;
}

describe("the relay's connection", () => {
  it('finds what it removes by position, however many wait, although its statements were planned on an empty outbox', async () => {
    const session = new OutboxSession(service.database.url);
    await session.open();
    const partitions = new Map([[TOPIC, 1]]);
    // A statement is planned for good the sixth time it is asked.
    for (let n = 0; n < 8; n++) {
      await append(1);
      await session.remove(await session.oldest(10), partitions);
    }
    for (let n = 0; n < 10; n++) await append(500);

    const before = await rowsRead();
    for (let n = 0; n < 3; n++) await session.remove(await session.oldest(100), partitions);
    await session.close();

    await eventually(async () => {
      const { found } = await rowsRead();
      if (found < before.found + 300) throw new Error('not counted yet');
    });
    expect((await rowsRead()).scanned - before.scanned).toBeLessThan(100);
  });
});
