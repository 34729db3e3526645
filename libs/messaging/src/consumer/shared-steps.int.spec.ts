import { newId } from '@viewline/kernel';
import type { LogRecord } from '../log/event-log.port.js';
import { partitionForKey } from '../log/partition-for-key.js';
import { markRecord } from '../outbox/mark.js';
import { DeadLetterDesk } from '../dead-letters/dead-letter-desk.js';
import { DeadLetterStore } from '../dead-letters/dead-letter-store.js';
import { Happened, record } from '../testing/happened.js';
import { ServiceUnderTest, TOPIC, writeDown } from '../testing/service-under-test.js';
import { BatchProcessor } from './batch-processor.js';
import { ConsumerPositions } from './consumer-positions.js';
import type { EventHandler } from './event-handler.js';
import { StepApplier } from './step-applier.js';

const PARTITIONS = 4;
const CONTROL = { heartbeat: async () => undefined, isRunning: () => true };
/** One key of each partition. */
const keys = Array.from({ length: PARTITIONS }, (_, partition) => {
  for (let n = 0; ; n++) if (partitionForKey(`k${n}`, PARTITIONS) === partition) return `k${n}`;
});

let service: ServiceUnderTest;
let transactions: number;

beforeEach(async () => {
  service = await ServiceUnderTest.start(PARTITIONS);
  transactions = 0;
  service.transactions.onCommit(() => transactions++);
});
afterEach(() => service.stop());

function processor(handler: EventHandler = writeDown): BatchProcessor {
  const declaration = { consumer: 'test.effects', events: [Happened] };
  const positions = new ConsumerPositions(service.dataSource);
  const applier = new StepApplier(
    declaration,
    handler,
    service.transactions,
    positions,
    new DeadLetterStore(),
  );
  return new BatchProcessor(declaration.consumer, applier);
}

/** Everything that the log holds beyond what is given, of each partition. */
async function batches(from: readonly number[] = []): Promise<LogRecord[][]> {
  const read: LogRecord[][] = [];
  for (const { partition, end } of await service.log.bounds(TOPIC)) {
    const records: LogRecord[] = [];
    const range = { topic: TOPIC, partition, from: from[partition] ?? 0, to: end };
    await service.log.scan(range, async (some) => void records.push(...some));
    read.push(records);
  }
  return read;
}

/** All partitions at once, as a log hands them over. */
const process = (to: BatchProcessor, all: readonly LogRecord[][]) =>
  Promise.allSettled(
    all.map((records, partition) => to.process({ topic: TOPIC, partition, records }, CONTROL)),
  );

const positions = () =>
  service.dataSource.query<{ next: string; received: string; complete: boolean }[]>(
    `SELECT next, received, complete_up_to IS NOT NULL AS complete FROM consumer_position ORDER BY partition`,
  );

async function standing(to: BatchProcessor): Promise<void> {
  for (let partition = 0; partition < PARTITIONS; partition++) await to.position({ topic: TOPIC, partition });
}

describe('steps of several partitions', () => {
  it('share a transaction, and each partition keeps its own account', async () => {
    await service.log.publish(keys.flatMap((key, n) => [record(key, `${n}a`), record(key, `${n}b`)]));
    await service.log.publish([markRecord(TOPIC, 2, { upTo: '2026-01-01T10:00:00.000Z', published: 2 })]);
    const consumer = processor();
    await standing(consumer);
    await process(consumer, await batches());
    expect((await service.effects()).toSorted()).toEqual(['0a', '0b', '1a', '1b', '2a', '2b', '3a', '3b']);
    expect(transactions).toBe(1);
    expect(await positions()).toEqual(
      [2, 2, 3, 2].map((next, partition) => ({
        next: String(next),
        received: '2',
        complete: partition === 2,
      })),
    );
  });

  it('do not pay for the fault of another: what cannot be digested is set aside alone', async () => {
    const moody: EventHandler = async (events, tx) => {
      await writeDown(events, tx);
      if (events.some(({ data }) => (data as { what: string }).what === 'bad')) throw new TypeError('bad');
    };
    await service.log.publish(
      keys.flatMap((key, n) => [record(key, n === 1 ? 'bad' : `${n}`), record(key, `${n}!`)]),
    );
    const consumer = processor(moody);
    await standing(consumer);
    await process(consumer, await batches());
    expect((await service.effects()).toSorted()).toEqual(['0', '0!', '2', '2!', '3', '3!']);
    const letters = await new DeadLetterDesk(service.dataSource).list({ parked: true });
    expect(letters.map(({ key, status }) => [key, status])).toEqual([
      [keys[1], 'dead'],
      [keys[1], 'parked'],
    ]);
    // And what comes later of that subscriber waits behind it, while the others share again.
    await service.log.publish(keys.map((key, n) => record(key, `${n}?`)));
    await process(consumer, await batches([2, 2, 2, 2]));
    expect((await service.effects()).slice(-3).toSorted()).toEqual(['0?', '2?', '3?']);
  });

  it('count an event that comes twice once, for its own partition', async () => {
    const [twice, id] = [keys[0]!, newId()];
    await service.log.publish([...keys.map((key, n) => record(key, `${n}`)), record(twice, 'again', id)]);
    const consumer = processor();
    await standing(consumer);
    await process(consumer, await batches());
    await service.log.publish([record(twice, 'again', id), record(keys[1]!, 'new')]);
    await process(consumer, await batches([2, 1, 1, 1]));
    expect((await service.effects()).toSorted()).toEqual(['0', '1', '2', '3', 'again', 'new']);
    expect((await positions()).map(({ next, received }) => [next, received])).toEqual([
      ['3', '2'],
      ['2', '2'],
      ['1', '1'],
      ['1', '1'],
    ]);
  });

  it('leave out a partition that somebody else has moved on with', async () => {
    await service.log.publish(keys.map((key, n) => record(key, `${n}`)));
    const [zombie, successor] = [processor(), processor()];
    await standing(zombie);
    await standing(successor);
    const all = await batches();
    await successor.process({ topic: TOPIC, partition: 3, records: all[3]! }, CONTROL);
    const outcomes = await process(zombie, all);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
    expect((await service.effects()).toSorted()).toEqual(['0', '1', '2', '3']);
  });
});
