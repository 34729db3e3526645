import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EVENT_LOG, logRecordOf, Outbox, Transactions, type EventLog } from '@viewline/messaging';
import {
  SubscriberMerged,
  SubscriberRegistered,
  SubscriberUnmerged,
  type Identity,
  type NewEvent,
  type SubscriberProfile,
} from '@viewline/events';
import { newId } from '@viewline/kernel';
import { readConfig, ServiceConfig } from '@viewline/platform';
import { SubscriberCopy } from '@viewline/subscriber-copy';
import { eventually, serviceDoor } from '@viewline/testing';
import { SendNotification } from '../commands/send-notification/send-notification.use-case.js';
import type { NotificationRequest } from '../domain/notification-request.js';
import { createNotifications, type NotificationsOptions } from '../index.js';

export const MESSAGES = '/tmf-api/communicationManagement/v4/communicationMessage';

/** The whole service, with words for what specs do with it. */
export async function notificationsDoor(options: NotificationsOptions) {
  const door = await serviceDoor(
    'notifications',
    (env) =>
      createNotifications({
        config: readConfig(ServiceConfig, env),
        allowedNetworks: ['127.0.0.0/8'],
        ...options,
      }),
    {},
    { specs: ['TMF681-Communication-v4.0.0.swagger.json'] },
  );
  const { app } = door;
  const events = recordEvents(app);
  const log = app.get<EventLog>(EVENT_LOG);
  const publish = (facts: readonly NewEvent[]) => log.publish(facts.map(logRecordOf));

  return {
    ...door,
    publish,
    events,

    /** What was told of a notification, such as `['sent', 'delivered']`. */
    told: (notificationId: string) =>
      events
        .filter(({ subject }) => subject === notificationId)
        .map(({ type }) => /^viewline\.notification\.(.+)\.v1$/.exec(type)?.[1]),

    /** Somebody the service knows, with these addresses. */
    async subscriber(identities: Identity[], profile: Partial<SubscriberProfile> = {}): Promise<string> {
      const subscriberId = newId();
      const facts = { subscriberId, name: 'Amal Haddad', status: 'active', identities, ...profile };
      await publish([SubscriberRegistered.create(facts, { time: new Date(), sequence: 1 })]);
      await eventually(async () => {
        expect((await app.get(SubscriberCopy).find(subscriberId))?.profile).toBeDefined();
      });
      return subscriberId;
    },

    async merge(survivorId: string, absorbedId: string): Promise<void> {
      const facts = { survivorId, absorbedId, reason: 'same person', by: 'supervisor' };
      await publish([SubscriberMerged.create(facts, { time: new Date(), sequence: 2 })]);
      await eventually(async () =>
        expect(await app.get(SubscriberCopy).familyOf(survivorId)).toContain(absorbedId),
      );
    },

    async unmerge(survivorId: string, absorbedId: string): Promise<void> {
      const facts = { survivorId, absorbedId, reason: 'a mistake', by: 'supervisor' };
      await publish([SubscriberUnmerged.create(facts, { time: new Date(), sequence: 3 })]);
      await eventually(async () =>
        expect(await app.get(SubscriberCopy).familyOf(survivorId)).not.toContain(absorbedId),
      );
    },

    send(requests: readonly (Partial<NotificationRequest> & { subscriberId: string })[]) {
      const full = requests.map((request) => ({
        idempotencyKey: newId(),
        purpose: 'security' as const,
        severity: 2,
        say: { content: { subject: 'صيانة', text: 'Maintenance ce soir — 今晚维护' } },
        source: 'spec',
        ...request,
      }));
      return app.get(Transactions).run((tx) => app.get(SendNotification).execute(tx, full));
    },

    async messagesOf(subscriberId: string): Promise<Record<string, unknown>[]> {
      const { body } = await door.call('GET', `/api/notifications/v1/subscribers/${subscriberId}/messages`);
      return body['items'] as Record<string, unknown>[];
    },
  };
}

/** What became of a notification, once no queue has it any more. */
export async function settled(door: NotificationsDoor, notificationId: string, subscriberId: string) {
  return eventually(async () => {
    const found = (await door.messagesOf(subscriberId)).find(({ id }) => id === notificationId);
    expect(found?.['status']).not.toMatch(/queued|waiting/);
    return found!;
  });
}

/** What the service has put into its outbox. */
function recordEvents(app: NestFastifyApplication): NewEvent[] {
  const events: NewEvent[] = [];
  const outbox = app.get(Outbox);
  const append = outbox.append.bind(outbox);
  jest.spyOn(outbox, 'append').mockImplementation(async (tx, added) => {
    await append(tx, added);
    events.push(...added);
  });
  return events;
}

export type NotificationsDoor = Awaited<ReturnType<typeof notificationsDoor>>;
