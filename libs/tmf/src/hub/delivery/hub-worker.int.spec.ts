import { eventually } from '@viewline/testing';
import { Webhook } from 'standardwebhooks';
import { created, hubFixture, type HubFixture } from '../../testing/hub.suite.js';
import { answering, listen, type Listener } from '../../testing/listener.js';
import { enqueueNotifications } from '../enqueue-notifications.js';
import { listDeliveries, redeliver } from '../persistence/hub-delivery.query.js';

let hub: HubFixture;
const open: Listener[] = [];

beforeEach(async () => (hub = await hubFixture()));
afterEach(async () => {
  await hub.close();
  await Promise.all(open.splice(0).map((listener) => listener.close()));
});

async function listening(...args: Parameters<typeof listen>): Promise<Listener> {
  const listener = await listen(...args);
  open.push(listener);
  return listener;
}

const eventIds = ({ received }: Listener) =>
  received.map(({ body }) => (JSON.parse(body) as { eventId: string }).eventId);
const numbered = (count: number) => Array.from({ length: count }, (_, i) => created(String(i)));
const ids = (count: number) => Array.from({ length: count }, (_, i) => `event-${i}`);
const statusOf = async (id: string) => {
  const [row] = await hub.db.query<[{ status: string }]>(
    'SELECT status FROM hub_subscription WHERE subscription_id = $1',
    [id],
  );
  return row.status;
};

describe('delivering notifications', () => {
  it('posts the envelope to the listener’s path, signed so that the subscriber can verify it', async () => {
    const listener = await listening();
    const { secret } = await hub.subscribe(listener.callback);
    await hub.publish(created('1', { reason: 'فاتورة 账单' }));
    await hub.worker().drain();
    const [received] = listener.received;
    expect(received?.path).toBe('/base/listener/visitCreateEvent');
    const headers = received?.headers as Record<string, string>;
    expect(new Webhook(secret).verify(received?.body ?? '', headers)).toEqual({
      eventId: 'event-1',
      eventTime: '2024-03-01T10:00:00.000Z',
      eventType: 'VisitCreateEvent',
      event: { visit: { id: '1', reason: 'فاتورة 账单' } },
    });
    expect(() => new Webhook(`whsec_${'A'.repeat(44)}`).verify(received?.body ?? '', headers)).toThrow(
      'signature',
    );
  });

  it('keeps the order, and the webhook-id over all attempts, when the listener is down and comes up', async () => {
    const listener = await listening();
    await listener.close();
    await hub.subscribe(listener.callback);
    await hub.publish(...numbered(20));
    hub.worker({ retryDelays: Array.from({ length: 500 }, () => 10) }).start();
    await eventually(async () =>
      (await listDeliveries(hub.db, { limit: 500 })).some(({ attempts }) => attempts >= 2),
    );
    let refusals = 2;
    const again = await listening(
      (response) => answering(refusals-- > 0 ? 503 : 204)(response, { path: '', headers: {}, body: '' }),
      listener.port,
    );
    await eventually(() => expect(eventIds(again)).toEqual(['event-0', 'event-0', ...ids(20)]));
    expect(new Set(again.received.map(({ headers }) => headers['webhook-id'])).size).toBe(20);
    const log = await eventually(async () => {
      const deliveries = await listDeliveries(hub.db, { status: 'delivered' });
      return deliveries.length === 20 && deliveries;
    });
    expect(log.at(-1)).toMatchObject({ eventId: 'event-0', lastOutcome: '204' });
    expect(log.at(-1)?.attempts).toBeGreaterThan(3);
  });

  it('ends a subscription that answers 410 and keeps what was not delivered', async () => {
    const listener = await listening(answering(410));
    const { id } = await hub.subscribe(listener.callback);
    await hub.publish(...numbered(3));
    await hub.worker().drain();
    await hub.publish(created('later'));
    await hub.worker().drain();
    expect(eventIds(listener)).toEqual(['event-0']);
    expect(await statusOf(id)).toBe('gone');
    expect((await listDeliveries(hub.db)).map(({ status }) => status)).toEqual([
      'pending',
      'pending',
      'failed',
    ]);
  });

  it('gives up a listener that never answers well, until somebody redelivers', async () => {
    let status = 500;
    const listener = await listening((response, one) => answering(status)(response, one));
    const { id } = await hub.subscribe(listener.callback);
    await hub.publish(...numbered(3));
    hub.worker({ retryDelays: [1, 1] }).start();
    await eventually(async () => expect(await statusOf(id)).toBe('unreachable'));
    expect(eventIds(listener)).toEqual(['event-0', 'event-0', 'event-0']);
    status = 200;
    const [failed] = await listDeliveries(hub.db, { status: 'failed' });
    await redeliver(hub.db, failed?.deliveryId ?? '');
    await eventually(() => expect(eventIds(listener).slice(3)).toEqual(ids(3)));
    expect(listener.received[0]?.headers['webhook-id']).toBe(listener.received[3]?.headers['webhook-id']);
    await expect(redeliver(hub.db, 'nonsense')).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('is not held up by a listener that hangs', async () => {
    const hanging = await listening(() => undefined);
    const healthy = await listening();
    await hub.subscribe(hanging.callback);
    await hub.subscribe(healthy.callback);
    await hub.publish(...numbered(50));
    const worker = hub.worker({ timeoutMilliseconds: 300, retryDelays: [3_600_000] });
    worker.start();
    await eventually(() => expect(hanging.received).toHaveLength(1));
    await eventually(() => expect(eventIds(healthy)).toEqual(ids(50)));
    await eventually(async () => {
      const deliveries = await listDeliveries(hub.db, { status: 'pending', limit: 500 });
      expect(deliveries.at(-1)).toMatchObject({ eventId: 'event-0', lastOutcome: 'timed out' });
    });
  });

  it('delivers each notification once, in order, with two workers at work', async () => {
    const listeners = await Promise.all([listening(), listening(), listening()]);
    for (const { callback } of listeners) await hub.subscribe(callback);
    const workers = [hub.worker({ concurrency: 2 }), hub.worker({ concurrency: 2 })];
    for (const worker of workers) worker.start();
    for (const one of numbered(100)) await hub.publish(one);
    await eventually(() => {
      for (const listener of listeners) expect(eventIds(listener)).toEqual(ids(100));
    });
    await Promise.all(workers.map((worker) => worker.stop()));
    expect(listeners.map(({ received }) => received.length)).toEqual([100, 100, 100]);
  });

  it('delivers while others are in the middle of queueing for the same subscription', async () => {
    const listener = await listening();
    await hub.subscribe(listener.callback);
    await hub.publish(created('1'));
    await hub.db.transaction(async (tx) => {
      await enqueueNotifications(tx, [created('2')]);
      await hub.worker().drain();
      expect(eventIds(listener)).toEqual(['event-1']);
    });
    await hub.worker().drain();
    expect(eventIds(listener)).toEqual(['event-1', 'event-2']);
  });

  it('takes over from a worker that died in the middle', async () => {
    const listener = await listening();
    const { id } = await hub.subscribe(listener.callback);
    await hub.publish(created('1'));
    const claimFor = (interval: string) =>
      hub.db.query(
        'UPDATE hub_subscription SET claim = gen_random_uuid(), claimed_until = now() + $1::interval WHERE subscription_id = $2',
        [interval, id],
      );
    await claimFor('1 hour');
    await hub.worker().drain();
    expect(listener.received).toEqual([]);
    await claimFor('-1 second');
    await hub.worker().drain();
    expect(eventIds(listener)).toEqual(['event-1']);
  });

  it('does not follow a redirect', async () => {
    const inside = await listening();
    const listener = await listening(answering(307, { location: inside.callback }));
    await hub.subscribe(listener.callback);
    await hub.publish(created('1'));
    await hub.worker({ retryDelays: [] }).drain();
    expect(listener.received).toHaveLength(1);
    expect(inside.received).toEqual([]);
    expect(await listDeliveries(hub.db)).toMatchObject([{ status: 'failed', lastOutcome: '307' }]);
  });

  it('waits as long as the listener asks with Retry-After', async () => {
    const listener = await listening(answering(429, { 'retry-after': '3600' }));
    await hub.subscribe(listener.callback);
    await hub.publish(created('1'));
    await hub.worker().drain();
    const [row] = await hub.db.query<[{ minutes: number }]>(
      `SELECT extract(epoch FROM next_attempt_at - last_attempt_at)::int / 60 AS minutes FROM hub_delivery`,
    );
    expect(row.minutes).toBe(60);
  });

  it('refuses at delivery what became private after subscribing', async () => {
    const { id } = await hub.subscribe('http://127.0.0.1:1/');
    await hub.db.query(
      `UPDATE hub_subscription SET callback = 'http://10.0.0.1/' WHERE subscription_id = $1`,
      [id],
    );
    await hub.publish(created('1'));
    await hub.worker().drain();
    const [delivery] = await listDeliveries(hub.db);
    expect(delivery?.lastOutcome).toContain('refused');
  });
});
