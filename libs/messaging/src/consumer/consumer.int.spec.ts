import { eventually } from '@viewline/testing';
import { DeadLetterDesk } from '../dead-letters/dead-letter-desk.js';
import { markRecord } from '../outbox/mark.js';
import { Happened, record } from '../testing/happened.js';
import { ServiceUnderTest, TOPIC, writeDown } from '../testing/service-under-test.js';
import { BatchProcessor } from './batch-processor.js';
import { ConsumerPositions } from './consumer-positions.js';
import { StepApplier } from './step-applier.js';
import { DeadLetterStore } from '../dead-letters/dead-letter-store.js';

let service: ServiceUnderTest;

beforeEach(async () => {
  service = await ServiceUnderTest.start();
});

afterEach(() => service.stop());

const expectEffects = (expected: string[]) =>
  eventually(async () => expect(await service.effects()).toEqual(expected), { within: 20_000 });

describe('a consumer', () => {
  it('applies events in order and moves its position in the same transaction', async () => {
    await service.log.publish(Array.from({ length: 30 }, (_, n) => record('a', `a${n}`)));
    await service.consume(writeDown);
    await expectEffects(Array.from({ length: 30 }, (_, n) => `a${n}`));
    const [position] = await service.dataSource.query('SELECT next, received FROM consumer_position');
    expect(position).toEqual({ next: '30', received: '30' });
  });

  it('applies an event once that stands in the log twice', async () => {
    const twice = record('a', 'once');
    await service.log.publish([twice, record('a', 'then'), twice]);
    await service.consume(writeDown);
    await service.log.publish([twice, record('a', 'last')]);
    await expectEffects(['once', 'then', 'last']);
  });

  it('passes over event types that it does not listen to', async () => {
    const other = record('a', 'not for us');
    await service.log.publish([
      { ...other, headers: { ...other.headers, ce_type: 'viewline.other.thing.v1' } },
      record('a', 'for us'),
    ]);
    await service.consume(writeDown);
    await expectEffects(['for us']);
  });

  it('waits out passing trouble of the database without blaming an event', async () => {
    let failures = 5;
    await service.log.publish([record('a', 'a1')]);
    await service.consume(async (events, tx) => {
      if (failures-- > 0) throw Object.assign(new Error('server is starting up'), { code: '57P03' });
      await writeDown(events, tx);
    });
    await expectEffects(['a1']);
    expect(await new DeadLetterDesk(service.dataSource).list()).toEqual([]);
  });

  it('does not apply anything as a zombie whose partition somebody else has moved on with', async () => {
    await service.log.publish([record('a', 'a1'), record('a', 'a2')]);
    const [bounds] = await service.log.bounds(TOPIC);
    const processor = () => {
      const positions = new ConsumerPositions(service.dataSource);
      const declaration = { consumer: 'test.zombie', events: [Happened] };
      return new BatchProcessor(
        'test.zombie',
        new StepApplier(declaration, writeDown, service.transactions, positions, new DeadLetterStore()),
      );
    };
    const at = { topic: TOPIC, partition: 0 };
    const [zombie, successor] = [processor(), processor()];
    await zombie.position(at);
    await successor.position(at);
    const control = { heartbeat: async () => undefined, isRunning: () => true };
    await service.log.scan({ ...at, from: bounds!.begin, to: bounds!.end }, async (records) => {
      await successor.process({ ...at, records }, control);
      await expect(zombie.process({ ...at, records }, control)).rejects.toMatchObject({ name: 'ReadAgain' });
    });
    expect(await service.effects()).toEqual(['a1', 'a2']);
  });

  it("says up to when it is complete, and since when it is not, by the source's own count", async () => {
    const mark = (upTo: string, published: number) => markRecord(TOPIC, 0, { upTo, published });
    await service.log.publish([
      record('a', 'a1'),
      record('a', 'a2'),
      mark('2026-01-01T10:00:00.000Z', 2),
      record('a', 'a3'),
    ]);
    await service.consume(writeDown);
    const state = () =>
      service.dataSource.query(
        'SELECT complete_up_to, short_since, received, published FROM consumer_position',
      );
    const at = (iso: string) => new Date(iso);
    await expectEffects(['a1', 'a2', 'a3']);
    await eventually(async () =>
      expect(await state()).toEqual([
        { complete_up_to: at('2026-01-01T10:00:00.000Z'), short_since: null, received: '3', published: '2' },
      ]),
    );
    // The source counted five, four came: from the last good mark on something is missing.
    await service.log.publish([record('a', 'a4'), mark('2026-01-01T11:00:00.000Z', 5)]);
    await eventually(async () =>
      expect(await state()).toMatchObject([
        {
          complete_up_to: at('2026-01-01T10:00:00.000Z'),
          short_since: at('2026-01-01T10:00:00.000Z'),
          published: '5',
        },
      ]),
    );
    await service.log.publish([record('a', 'the missing one'), mark('2026-01-01T12:00:00.000Z', 5)]);
    await eventually(async () =>
      expect(await state()).toMatchObject([
        { complete_up_to: at('2026-01-01T12:00:00.000Z'), short_since: null },
      ]),
    );
  });
});
