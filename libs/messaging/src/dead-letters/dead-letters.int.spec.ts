import { eventually } from '@viewline/testing';
import type { EventHandler } from '../consumer/event-handler.js';
import { Happened, record } from '../testing/happened.js';
import { ServiceUnderTest, TOPIC, writeDown } from '../testing/service-under-test.js';
import { DeadLetterDesk } from './dead-letter-desk.js';

let service: ServiceUnderTest;

beforeEach(async () => {
  service = await ServiceUnderTest.start();
});

afterEach(() => service.stop());

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

describe('a consumer with dead letters', () => {
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

  it('parks what follows a dead letter that another replica has set aside meanwhile', async () => {
    await service.log.publish([record('a', 'a1')]);
    await service.consume(writeDown);
    await expectEffects(['a1']);
    await service.dataSource.query(
      `INSERT INTO dead_letter (consumer, topic, partition, log_offset, key, headers, value, status, attempts)
       VALUES ('test.effects', $1, 7, 7, 'a', '{}', 'not yet', 'dead', 3)`,
      [TOPIC],
    );
    await service.log.publish([record('a', 'a2'), record('b', 'b1'), record('a', 'a3')]);
    await expectEffects(['a1', 'b1']);
    const letters = await new DeadLetterDesk(service.dataSource).list({ parked: true });
    expect(letters.map(({ key, status }) => [key, status])).toEqual([
      ['a', 'dead'],
      ['a', 'parked'],
      ['a', 'parked'],
    ]);
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
});
