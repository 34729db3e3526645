import { newId } from '@viewline/kernel';
import { eventually } from '@viewline/testing';
import { DeadLetterDesk } from '../dead-letters/dead-letter-desk.js';
import { encodeEvent } from '../envelope/cloud-event-codec.js';
import type { OutgoingRecord } from '../log/event-log.port.js';
import { markRecord } from '../outbox/mark.js';
import { Happened, happened } from '../testing/happened.js';
import { ServiceUnderTest, TOPIC, writeDown } from '../testing/service-under-test.js';
import { BatchProcessor } from './batch-processor.js';
import { ConsumerPositions } from './consumer-positions.js';
import type { EventHandler } from './event-handler.js';
import { StepApplier } from './step-applier.js';
import { DeadLetterStore } from '../dead-letters/dead-letter-store.js';

let service: ServiceUnderTest;

beforeEach(async () => {
  service = await ServiceUnderTest.start();
});

afterEach(() => service.stop());

function record(key: string, what: string, id = newId()): OutgoingRecord {
  const { topic, time, ...event } = happened(key, what, id);
  const iso = time.toISOString();
  const encoded = encodeEvent({
    ...event,
    source: '/viewline/test',
    time: iso,
    recordedtime: iso,
    correlationid: id,
  });
  return { topic, key, ...encoded };
}

const expectEffects = (expected: string[]) =>
  eventually(async () => expect(await service.effects()).toEqual(expected), { within: 20_000 });

/** Fails on events that say so, until told otherwise. */
function moody(): { handler: EventHandler; cure(): void } {
  let isCured = false;
  return {
    cure: () => (isCured = true),
    handler: async (events, tx) => {
      await writeDown(events, tx);
      const bad = events.find((event) => (event.data as { what: string }).what.startsWith('bad'));
      if (bad && !isCured) throw new TypeError(`cannot digest ${(bad.data as { what: string }).what}`);
    },
  };
}

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

  it('sets a poisonous event aside, parks what follows of that subscriber, and goes on with all others', async () => {
    const { handler } = moody();
    await service.log.publish([
      record('a', 'a1'),
      record('b', 'b1'),
      record('a', 'bad a2'),
      record('b', 'b2'),
      record('a', 'a3'),
      record('b', 'b3'),
    ]);
    await service.consume(handler);
    await expectEffects(['a1', 'b1', 'b2', 'b3']);
    await service.log.publish([record('a', 'a4'), record('b', 'b4')]);
    await expectEffects(['a1', 'b1', 'b2', 'b3', 'b4']);
    const letters = await new DeadLetterDesk(service.dataSource).list({ parked: true });
    expect(letters.map(({ key, status }) => [key, status])).toEqual([
      ['a', 'dead'],
      ['a', 'parked'],
      ['a', 'parked'],
    ]);
    expect(letters[0]!.cause).toContain('TypeError: cannot digest bad a2');
    expect((await new DeadLetterDesk(service.dataSource).show(letters[0]!.id)).value).toContain('bad a2');
  });

  it('takes up a dead letter and what is parked behind it, in order, when an operator asks for replay', async () => {
    const { handler, cure } = moody();
    await service.log.publish([record('a', 'bad a1'), record('a', 'a2'), record('b', 'b1')]);
    await service.consume(handler);
    await expectEffects(['b1']);
    const desk = new DeadLetterDesk(service.dataSource);
    const [letter] = await eventually(async () => {
      const letters = await desk.list();
      if (letters.length === 0) throw new Error('no dead letter yet');
      return letters;
    });
    await desk.replay(letter!.id);
    // Not cured yet: it stays dead, with the new cause counted.
    await eventually(async () => {
      const again = await desk.show(letter!.id);
      if (again.attempts < 4) throw new Error(`${again.attempts} attempts`);
    });
    cure();
    await desk.replay('all');
    await expectEffects(['b1', 'bad a1', 'a2']);
    await service.log.publish([record('a', 'a3')]);
    await expectEffects(['b1', 'bad a1', 'a2', 'a3']);
    expect(await desk.list({ parked: true })).toEqual([]);
  });

  it('gives a dropped dead letter up and lets what was parked behind it go on', async () => {
    const { handler } = moody();
    await service.log.publish([record('a', 'bad a1'), record('a', 'a2')]);
    await service.consume(handler);
    const desk = new DeadLetterDesk(service.dataSource);
    const letters = await eventually(async () => {
      const found = await desk.list({ parked: true });
      if (found.length < 2) throw new Error(`${found.length} letters`);
      return found;
    });
    await desk.drop(letters[0]!.id);
    await expectEffects(['a2']);
    await expect(desk.drop(letters[0]!.id)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(desk.show("1' OR true --")).rejects.toMatchObject({ kind: 'not-found' });
  });

  it.each([
    ['no JSON', { value: Buffer.from('{"half') }],
    ['no CloudEvent', { headers: { 'content-type': 'application/json', ce_type: Happened.type } }],
    ['a tombstone', { value: null }],
    ['data of another shape', { value: Buffer.from('{"what":7}') }],
    ['a newer version than is known here', { type: 'viewline.test.happened.v2' }],
  ])('buries a record that is %s and loses nothing around it', async (_, defect) => {
    const good = record('a', 'spoilt');
    const headers = 'type' in defect ? { ...good.headers, ce_type: defect.type } : good.headers;
    await service.log.publish([record('b', 'b1'), { ...good, headers, ...defect }, record('b', 'b2')]);
    await service.consume(writeDown);
    await expectEffects(['b1', 'b2']);
    await eventually(async () => {
      expect(await new DeadLetterDesk(service.dataSource).list()).toMatchObject([
        { key: 'a', status: 'dead' },
      ]);
    });
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
