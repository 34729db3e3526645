import { Module, type DynamicModule } from '@nestjs/common';
import { INTERACTIONS_TOPIC, NOTIFICATIONS_TOPIC, OUTAGES_TOPIC, SUBSCRIBERS_TOPIC } from '@viewline/events';
import { CLOCK, systemClock, type Clock } from '@viewline/kernel';
import { ConsumerTables1700000000002, OutboxTables1700000000001 } from '@viewline/messaging';
import {
  AuditModule,
  CreateAuditRead1760000000000,
  DatabaseModule,
  readConfig,
  ServiceMessagingModule,
} from '@viewline/platform';
import { SubscriberCopy, SubscriberCopyTables1765000000000 } from '@viewline/subscriber-copy';
import { allowedNetworks, CallbackGuard, HubConfig, HubModule, HubTables1764000000000 } from '@viewline/tmf';
import { ANNOUNCEMENT_PARTS } from './announcement.parts.js';
import { DELIVERY_PARTS } from './delivery.parts.js';
import { DIGEST_PARTS } from './digest.parts.js';
import { NotificationsConfig } from './notifications.config.js';
import { OUTAGE_PARTS } from './outage.parts.js';
import { PushDeviceRepository } from './persistence/push-device.repository.js';
import { POLICY_PARTS } from './policy.parts.js';
import { createProviders } from './providers/create-providers.js';
import { readProviders, type ProviderConfig } from './providers/provider-config.js';
import { ProviderRegistry } from './providers/provider-registry.js';
import { REMINDER_PARTS } from './reminder.parts.js';
import { NotificationsSubscriptions } from './subscriptions.js';
import { TEMPLATE_PARTS } from './template.parts.js';

const PARTS = [
  DELIVERY_PARTS,
  TEMPLATE_PARTS,
  POLICY_PARTS,
  REMINDER_PARTS,
  OUTAGE_PARTS,
  ANNOUNCEMENT_PARTS,
  DIGEST_PARTS,
];

export const NOTIFICATIONS_MIGRATIONS = [
  OutboxTables1700000000001,
  ConsumerTables1700000000002,
  CreateAuditRead1760000000000,
  HubTables1764000000000,
  SubscriberCopyTables1765000000000,
  ...PARTS.flatMap(({ migrations }) => migrations),
];

export interface NotificationsOptions {
  /** What "now" is for every rule of this service. */
  clock?: Clock;
  /** Instead of those of the environment. */
  providers?: readonly ProviderConfig[];
  /** Milliseconds before the second, third, … round on a channel. */
  retryDelays?: readonly number[];
  /** CIDRs that hub callbacks, webhooks and push messages may reach although they are private. */
  allowedNetworks?: readonly string[];
}

@Module({})
export class NotificationsModule {
  static with(options: NotificationsOptions): DynamicModule {
    const { clock = systemClock } = options;
    const networks = () => options.allowedNetworks ?? allowedNetworks(readConfig(HubConfig));
    return {
      module: NotificationsModule,
      imports: [
        DatabaseModule.forService({
          name: 'notifications',
          migrations: NOTIFICATIONS_MIGRATIONS,
          entities: [],
        }),
        ServiceMessagingModule.forService({
          service: 'notifications',
          publishes: NOTIFICATIONS_TOPIC,
          listensTo: [INTERACTIONS_TOPIC, SUBSCRIBERS_TOPIC, OUTAGES_TOPIC],
        }),
        AuditModule.forService('notifications'),
        HubModule.forService({
          useFactory: () => ({ allowedNetworks: networks() }),
        }),
      ],
      controllers: [NotificationsSubscriptions, ...PARTS.flatMap(({ controllers }) => controllers)],
      providers: [
        { provide: NotificationsConfig, useFactory: () => readConfig(NotificationsConfig) },
        { provide: CLOCK, useValue: clock },
        { provide: CallbackGuard, useFactory: () => new CallbackGuard(networks()) },
        {
          provide: ProviderRegistry,
          inject: [NotificationsConfig, PushDeviceRepository, CallbackGuard],
          useFactory: (
            config: NotificationsConfig,
            subscriptions: PushDeviceRepository,
            guard: CallbackGuard,
          ) =>
            new ProviderRegistry(
              createProviders(options.providers ?? readProviders(config.NOTIFICATION_PROVIDERS), {
                subscriptions,
                guard,
              }),
              options.retryDelays,
            ),
        },
        SubscriberCopy,
        ...PARTS.flatMap(({ providers }) => providers),
      ],
    };
  }
}
