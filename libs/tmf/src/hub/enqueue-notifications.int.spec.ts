import { Visit } from '../testing/visit-resource.js';
import { created, hubFixture, type HubFixture } from '../testing/hub.suite.js';
import { enqueueNotifications } from './enqueue-notifications.js';
import { notification } from './notification.js';
import { listDeliveries } from './persistence/hub-delivery.query.js';

let hub: HubFixture;
const CALLBACK = 'http://127.0.0.1:9/';

beforeEach(async () => (hub = await hubFixture()));
afterEach(() => hub.close());

async function queuedFor(subscriptionId: string): Promise<string[]> {
  const deliveries = await listDeliveries(hub.db, { subscriptionId });
  return deliveries.map(({ eventId }) => eventId).toReversed();
}

describe('queueing notifications', () => {
  it('gives each subscription what its query asks for, in order', async () => {
    const visit = created('1', {
      minutes: 5,
      channel: [
        { id: 'a', name: 'sms' },
        { id: 'b', name: 'shop' },
      ],
    });
    const late = created('2', { minutes: 50, period: { startDateTime: '2024-03-02T00:00:00.000Z' } });
    const removed = notification(Visit, 'Delete', { id: '1' }, { time: new Date(), eventId: 'event-3' });
    const expected: [string | undefined, string[]][] = [
      [undefined, ['event-1', 'event-2', 'event-3']],
      ['eventType=VisitDeleteEvent', ['event-3']],
      ['eventType=visitCreateEvent,visitDeleteEvent', ['event-1', 'event-2', 'event-3']],
      ['eventType=VisitCreateEvent&event.visit.channel.name=shop', ['event-1']],
      ['event.visit.id=2', ['event-2']],
      ['event.visit.minutes.gte=5&event.visit.minutes.lt=50', ['event-1']],
      ['event.visit.channel.name.ne=sms', ['event-2', 'event-3']],
      ['event.visit.period.startDateTime=2024-03-02', ['event-2']],
    ];
    const subscriptions = await Promise.all(expected.map(([query]) => hub.subscribe(CALLBACK, query)));
    await hub.publish(visit, late, removed);
    for (const [index, { id }] of subscriptions.entries()) {
      expect(await queuedFor(id)).toEqual(expected[index]?.[1]);
    }
  });

  it('queues nothing when the transaction is rolled back', async () => {
    const { id } = await hub.subscribe(CALLBACK);
    const failing = hub.db.transaction(async (tx) => {
      await enqueueNotifications(tx, [created('1')]);
      throw new Error('decided otherwise');
    });
    await expect(failing).rejects.toThrow('decided otherwise');
    expect(await queuedFor(id)).toEqual([]);
  });

  it('queues the same event once', async () => {
    const { id } = await hub.subscribe(CALLBACK);
    await hub.publish(created('1'), created('1'));
    await hub.publish(created('1'));
    expect(await queuedFor(id)).toEqual(['event-1']);
  });

  it('leaves other APIs’ subscriptions alone', async () => {
    const { id } = await hub.subscribe(CALLBACK);
    await hub.publish({ ...created('1'), api: '/tmf-api/other/v4' });
    expect(await queuedFor(id)).toEqual([]);
  });

  it('forgets what waits when its subscription ends', async () => {
    const { id } = await hub.subscribe(CALLBACK);
    await hub.publish(created('1'));
    await hub.subscriptions.unsubscribe(Visit.api, id);
    expect(await listDeliveries(hub.db)).toEqual([]);
    await expect(hub.subscriptions.unsubscribe(Visit.api, id)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(hub.subscriptions.unsubscribe(Visit.api, "' OR 1=1")).rejects.toMatchObject({
      kind: 'not-found',
    });
  });
});
