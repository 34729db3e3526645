import { newId } from '@viewline/kernel';
import { eventually } from '@viewline/testing';
import type { LogRecord, OutgoingRecord } from '../log/event-log.port.js';
import type { PostgresLog } from '../log/postgres/postgres-log.js';
import { happened } from '../testing/happened.js';
import { ServiceUnderTest, TOPIC } from '../testing/service-under-test.js';
import { MARK_TYPE } from './mark.js';
import { OutboxRelay } from './outbox-relay.js';

let service: ServiceUnderTest;

beforeEach(async () => {
  service = await ServiceUnderTest.start();
});

afterEach(() => service.stop());

async function published(): Promise<LogRecord[]> {
  const [bounds] = await service.log.bounds(TOPIC);
  const records: LogRecord[] = [];
  await service.log.scan(
    { topic: TOPIC, partition: 0, from: bounds!.begin, to: bounds!.end },
    async (read) => {
      records.push(...read.filter((record) => record.headers['ce_type'] !== MARK_TYPE));
    },
  );
  return records;
}

const whats = (records: readonly LogRecord[]) =>
  records.map((r) => (JSON.parse(r.value!.toString()) as { what: string }).what);

async function waitForEmptyOutbox(): Promise<void> {
  await eventually(async () => {
    const [row] = await service.dataSource.query<{ n: number }[]>('SELECT count(*)::int AS n FROM outbox');
    if (row!.n > 0) throw new Error(`${row!.n} events wait in the outbox`);
  });
}

describe('outbox and relay', () => {
  it('publishes what was committed and nothing of what was rolled back', async () => {
    service.relay();
    await service.transactions.run((tx) => service.outbox.append(tx, [happened('a', 'kept')]));
    await expect(
      service.transactions.run(async (tx) => {
        await service.outbox.append(tx, [happened('a', 'undone')]);
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await waitForEmptyOutbox();
    expect(whats(await published())).toEqual(['kept']);
  });

  it('stamps the recorded time and keeps every attribute of the envelope', async () => {
    service.relay();
    const event = { ...happened('a', 'x'), correlationid: 'cause', causationid: newId() };
    await service.transactions.run((tx) => service.outbox.append(tx, [event]));
    await waitForEmptyOutbox();
    const [record] = await published();
    expect(record!.headers).toMatchObject({
      ce_id: event.id,
      ce_type: event.type,
      ce_source: '/viewline/test',
      ce_subject: 'a',
      ce_partitionkey: 'a',
      ce_sequence: '000000000001',
      ce_correlationid: 'cause',
      ce_causationid: event.causationid,
      ce_time: event.time.toISOString(),
    });
    expect(Date.parse(record!.headers['ce_recordedtime']!)).toBeGreaterThanOrEqual(event.time.getTime());
  });

  it('refuses an event that a broker could refuse, with all that belongs to it, and publishes what comes after', async () => {
    service.relay();
    const tooLarge = service.transactions.run((tx) =>
      service.outbox.append(tx, [happened('a', 'goes with it'), happened('a', 'ü'.repeat(500_000))]),
    );
    await expect(tooLarge).rejects.toMatchObject({ kind: 'too-large', code: 'event.too-large' });
    await service.transactions.run((tx) => service.outbox.append(tx, [happened('a', 'after')]));
    await waitForEmptyOutbox();
    expect(whats(await published())).toEqual(['after']);
  });

  it('takes fewer at a time where they are large, so that a full outbox fits into memory, and all of them in order', async () => {
    const large = 'x'.repeat(100_000);
    const sent = Array.from({ length: 400 }, (_, n) => `${n} ${n < 300 ? large : ''}`);
    for (const what of sent)
      await service.transactions.run((tx) => service.outbox.append(tx, [happened('a', what)]));
    const batches: number[] = [];
    const publish = (records: readonly OutgoingRecord[]) => {
      batches.push(records.filter(({ key }) => key !== '').length);
      return service.log.publish(records);
    };
    const log = Object.assign(Object.create(service.log) as PostgresLog, { publish });
    const relay = new OutboxRelay({ databaseUrl: service.database.url, topic: TOPIC }, log);
    relay.start();
    await waitForEmptyOutbox();
    await relay.stop();
    expect(whats(await published())).toEqual(sent);
    const full = batches.filter((count) => count > 0);
    expect(full.slice(0, 5)).toEqual([100, 50, 25, 12, 24]);
    expect(Math.max(...full.slice(1, -3))).toBeLessThanOrEqual(50);
  });

  it('loses nothing when transactions commit in another order than they drew their positions', async () => {
    service.relay();
    let letSlowCommit: (() => void) | undefined;
    const slow = service.transactions.run(async (tx) => {
      await service.outbox.append(tx, [happened('slow', 'drawn first, committed last')]);
      await new Promise<void>((resolve) => (letSlowCommit = resolve));
    });
    await eventually(() => {
      if (!letSlowCommit) throw new Error('the slow transaction has not drawn its position yet');
    });
    await service.transactions.run((tx) => service.outbox.append(tx, [happened('quick', 'overtook')]));
    await eventually(async () => {
      if ((await published()).length < 1) throw new Error('nothing published');
    });
    letSlowCommit!();
    await slow;
    await waitForEmptyOutbox();
    expect(whats(await published())).toEqual(['overtook', 'drawn first, committed last']);
  });

  it('keeps what one subscriber did one after the other in that order, with many writers at once', async () => {
    service.relay();
    await Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        for (let n = 0; n < 40; n++) {
          await service.transactions.run((tx) =>
            service.outbox.append(tx, [happened(`s${writer}`, `s${writer}-${n}`)]),
          );
        }
      }),
    );
    await waitForEmptyOutbox();
    const records = await published();
    for (let writer = 0; writer < 8; writer++) {
      const mine = whats(records.filter((r) => r.key === `s${writer}`));
      expect(mine).toEqual(Array.from({ length: 40 }, (_, n) => `s${writer}-${n}`));
    }
  });

  it('publishes again, under the same event id, what a dead relay had published and not yet removed', async () => {
    const event = happened('a', 'twice');
    await service.transactions.run((tx) => service.outbox.append(tx, [event]));
    const [row] =
      await service.dataSource.query<{ headers: Record<string, string>; value: string }[]>(
        'SELECT * FROM outbox',
      );
    await service.log.publish([
      { topic: TOPIC, key: 'a', headers: row!.headers, value: Buffer.from(row!.value) },
    ]);
    service.relay();
    await waitForEmptyOutbox();
    expect((await published()).map((r) => r.headers['ce_id'])).toEqual([event.id, event.id]);
  });

  it('has one leader; another takes over when the leader goes', async () => {
    const first = service.relay();
    service.relay();
    await service.transactions.run((tx) => service.outbox.append(tx, [happened('a', 'by the first')]));
    await waitForEmptyOutbox();
    await first.stop();
    await service.transactions.run((tx) => service.outbox.append(tx, [happened('a', 'by the second')]));
    await waitForEmptyOutbox();
    expect(whats(await published())).toEqual(['by the first', 'by the second']);
  });

  it('goes on after its connection was cut', async () => {
    service.relay();
    await service.transactions.run((tx) => service.outbox.append(tx, [happened('a', 'before')]));
    await waitForEmptyOutbox();
    await service.dataSource.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'viewline-relay' AND datname = current_database()`,
    );
    await service.transactions.run((tx) => service.outbox.append(tx, [happened('a', 'after')]));
    await waitForEmptyOutbox();
    expect(whats(await published())).toEqual(['before', 'after']);
  });
});
