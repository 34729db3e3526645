import { ProductChanged, ProductStatusChanged, type NewEvent } from '@viewline/events';
import { ManualClock } from '@viewline/kernel';
import { eventually } from '@viewline/testing';
import { activated, facts, reminderDoor, renewed, START, type ReminderDoor } from './reminder-door.suite.js';

const clock = new ManualClock(START);
let door: ReminderDoor;
beforeAll(async () => (door = await reminderDoor(clock)));
afterAll(() => door.close());
beforeEach(() => clock.set(START));

describe('reminders of an expiry', () => {
  it('are exactly three, seven, three and no days before, once each, in the morning, with the link', async () => {
    const product = await door.someone();
    await door.know(product, [activated(product)]);
    await door.passTime('2026-04-12T00:00:00Z', 2);
    expect(await door.asked(product)).toEqual([
      { days: 7, at: '2026-04-03T10:00:00.000Z' },
      { days: 3, at: '2026-04-07T10:00:00.000Z' },
      { days: 0, at: '2026-04-10T10:00:00.000Z' },
    ]);
    await eventually(async () => {
      const messages = await door.messagesOf(product.subscriberId);
      expect(messages.map(({ status }) => status)).toEqual(['sent', 'sent', 'sent']);
    });
    const { body } = await door.call(
      'GET',
      `/api/notifications/v1/subscribers/${product.subscriberId}/reminders`,
    );
    expect(body['items']).toMatchObject([
      { productName: 'Premium Sport', nextAt: null, past: [{ days: 7 }, { days: 3 }, { days: 0 }] },
    ]);
  });

  it('stop at a renewal, and begin anew before the new expiry', async () => {
    const product = await door.someone();
    await door.know(product, [activated(product)]);
    await door.passTime('2026-04-04T00:00:00Z');
    await door.know(product, [renewed(product, '2026-05-10T20:00:00.000Z', 2, clock.now())]);
    await door.passTime('2026-05-02T00:00:00Z');
    expect(await door.days(product)).toEqual([7]);
    await door.passTime('2026-05-12T00:00:00Z');
    expect(await door.asked(product)).toMatchObject([
      { at: '2026-04-03T14:00:00.000Z' },
      { days: 7, at: '2026-05-03T12:00:00.000Z' },
      { days: 3 },
      { days: 0 },
    ]);
  });

  it('are not sent at once to who has just renewed for a week', async () => {
    const product = await door.someone();
    clock.set(new Date('2026-04-03T15:00:00Z'));
    await door.know(product, [activated(product, 1, {}, clock.now())]);
    await door.passTime('2026-04-05T00:00:00Z');
    expect(await door.days(product)).toEqual([]);
    await door.passTime('2026-04-12T00:00:00Z');
    expect(await door.days(product)).toEqual([3, 0]);
  });

  it('follow an expiry that is moved, and call off what is not true any more', async () => {
    const product = await door.someone();
    await door.know(product, [activated(product)]);
    clock.set(new Date('2026-04-03T10:00:00Z'));
    await door.sweep();
    const earlier = { expiresAt: '2026-04-08T20:00:00.000Z' };
    await door.know(product, [
      ProductChanged.create(facts(product, earlier), { time: clock.now(), sequence: 2 }),
    ]);
    await door.passTime('2026-04-12T00:00:00Z');
    expect((await door.asked(product)).map((one) => [one.days, one.at.slice(0, 10)])).toEqual([
      [7, '2026-04-03'],
      [3, '2026-04-05'],
      [0, '2026-04-08'],
    ]);
  });

  it('are not doubled by a change that leaves the expiry as it is, at whatever moment', async () => {
    const product = await door.someone();
    await door.know(product, [activated(product)]);
    let sequence = 2;
    for (const at of ['2026-04-03T09:59:59Z', '2026-04-03T10:00:01Z', '2026-04-03T10:00:02Z']) {
      clock.set(new Date(at));
      const change = facts(product, { price: { minor: 1590 + sequence, currency: 'USD' } });
      await door.know(product, [ProductChanged.create(change, { time: clock.now(), sequence })]);
      if (sequence++ > 2) await door.sweep();
    }
    await door.passTime('2026-04-06T00:00:00Z');
    expect(await door.days(product)).toEqual([7]);
  });

  it('that were missed while the service stood still are not sent in a bunch', async () => {
    const product = await door.someone();
    await door.know(product, [activated(product)]);
    clock.set(new Date('2026-04-07T18:00:00Z'));
    await door.sweep();
    expect(await door.days(product)).toEqual([3]);
    clock.set(new Date('2026-05-20T18:00:00Z'));
    await door.sweep();
    expect(await door.days(product)).toEqual([3]);
    const { body } = await door.call(
      'GET',
      `/api/notifications/v1/subscribers/${product.subscriberId}/reminders`,
    );
    expect(body['items']).toMatchObject([
      {
        past: [
          { days: 7, outcome: 'missed' },
          { days: 3, outcome: 'asked' },
          { days: 0, outcome: 'missed' },
        ],
      },
    ]);
  });

  it('are sent once though the clock is set back', async () => {
    const product = await door.someone();
    await door.know(product, [activated(product)]);
    for (const at of [
      '2026-04-03T10:00:00Z',
      '2026-04-03T09:00:00Z',
      '2026-04-03T10:30:00Z',
      '2026-04-02T00:00:00Z',
    ]) {
      clock.set(new Date(at));
      await door.sweep();
    }
    await door.passTime('2026-04-12T00:00:00Z');
    expect(await door.days(product)).toEqual([7, 3, 0]);
  });

  it('come out the same whatever order the events come in, and however often', async () => {
    const product = await door.someone();
    const time = new Date('2026-04-01T08:00:00Z');
    clock.set(time);
    const events = [
      activated(product, 1),
      renewed(product, '2026-04-20T20:00:00.000Z', 2, time),
      ProductStatusChanged.create(
        { ...product, name: 'Premium Sport', fromStatus: 'suspended', toStatus: 'active' },
        { time, sequence: 3 },
      ),
    ];
    for (const event of [...events.toReversed(), ...events, ...events.toReversed()])
      await door.publish([event]);
    await door.know(product, events);
    await door.passTime('2026-04-22T00:00:00Z');
    expect((await door.asked(product)).map((one) => [one.days, one.at.slice(0, 10)])).toEqual([
      [7, '2026-04-13'],
      [3, '2026-04-17'],
      [0, '2026-04-20'],
    ]);
  });

  it('are not for what does not run', async () => {
    const product = await door.someone();
    const suspended = {
      ...product,
      name: 'Premium Sport',
      fromStatus: 'active',
      toStatus: 'suspended',
    } as const;
    await door.know(product, [
      activated(product),
      ProductStatusChanged.create(suspended, { time: START, sequence: 2 }),
    ]);
    const endless = await door.someone();
    await door.know(endless, [activated(endless, 1, { expiresAt: undefined })].map(withoutUndefined));
    await door.passTime('2026-04-12T00:00:00Z');
    expect([await door.days(product), await door.days(endless)]).toEqual([[], []]);
  });

  it('stay with the subscriber they were written for when a merge is undone', async () => {
    const [one, other] = [await door.someone(), await door.someone()];
    await door.know(one, [activated(one)]);
    await door.merge(other.subscriberId, one.subscriberId);
    const path = `/api/notifications/v1/subscribers/${other.subscriberId}/reminders`;
    expect((await door.call('GET', path)).body['items']).toMatchObject([{ productId: one.productId }]);
    await door.unmerge(other.subscriberId, one.subscriberId);
    expect((await door.call('GET', path)).body['items']).toEqual([]);
    expect((await door.call('GET', path.replace(other.subscriberId, 'nobody'))).status).toBe(400);
  });
});

function withoutUndefined(event: NewEvent): NewEvent {
  return { ...event, data: JSON.parse(JSON.stringify(event.data)) as unknown };
}
