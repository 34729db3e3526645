import { freshDatabase } from '@viewline/testing';
import { DataSource } from 'typeorm';
import { CallbackGuard } from '../hub/delivery/callback-guard.js';
import { HubWorker, type HubWorkerOptions } from '../hub/delivery/hub-worker.js';
import { enqueueNotifications } from '../hub/enqueue-notifications.js';
import { notification, type Notification } from '../hub/notification.js';
import { HubSubscriptionRepository } from '../hub/persistence/hub-subscription.repository.js';
import { HubTables1764000000000 } from '../hub/persistence/hub-tables.js';
import { Visit } from './visit-resource.js';

const NOW = new Date('2024-03-01T10:00:00Z');

/** A hub on a database of its own that may call loopback. */
export async function hubFixture() {
  const database = await freshDatabase('hub');
  const db = await new DataSource({
    type: 'postgres',
    url: database.url,
    migrations: [HubTables1764000000000],
  }).initialize();
  await db.runMigrations();
  const guard = new CallbackGuard(['127.0.0.0/8']);
  const subscriptions = new HubSubscriptionRepository(db, guard);
  const workers: HubWorker[] = [];
  return {
    db,
    subscriptions,
    subscribe: (callback: string, query?: string) => subscriptions.subscribe([Visit], { callback, query }),
    publish: (...notifications: Notification[]) =>
      db.transaction((tx) => enqueueNotifications(tx, notifications)),
    worker(options: HubWorkerOptions = {}) {
      const worker = new HubWorker(db, guard, { retryDelays: [1, 1, 1], pollMilliseconds: 5, ...options });
      workers.push(worker);
      return worker;
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.stop()));
      await db.destroy();
      await database.drop();
    },
  };
}

export type HubFixture = Awaited<ReturnType<typeof hubFixture>>;

/** A visit was created; `id` also names the event. */
export function created(id: string, document: Record<string, unknown> = {}): Notification {
  return notification(Visit, 'Create', { id, ...document }, { time: NOW, eventId: `event-${id}` });
}
