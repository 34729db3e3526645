import { type DynamicModule, Module } from '@nestjs/common';
import {
  DISPUTES_TOPIC,
  INTERACTIONS_TOPIC,
  NOTIFICATIONS_TOPIC,
  OUTAGES_TOPIC,
  SUBSCRIBERS_TOPIC,
  TICKETS_TOPIC,
} from '@viewline/events';
import { CLOCK, type Clock, systemClock } from '@viewline/kernel';
import { ConsumerTables1700000000002, OutboxTables1700000000001 } from '@viewline/messaging';
import {
  AuditModule,
  CreateAuditRead1760000000000,
  DatabaseModule,
  IdempotencyKeys,
  readConfig,
  ServiceMessagingModule,
  Sweeps,
} from '@viewline/platform';
import { SubscriberCopy, SubscriberCopyTables1765000000000 } from '@viewline/subscriber-copy';
import { allowedNetworks, HubConfig, HubModule, HubTables1764000000000 } from '@viewline/tmf';
import { BILL_PARTS } from './bill.parts.js';
import { COMPENSATION_PARTS } from './compensation.parts.js';
import { CREDIT_PARTS } from './credit.parts.js';
import { DISPUTE_FILE_PARTS } from './dispute-file.parts.js';
import { DISPUTE_PARTS } from './dispute.parts.js';
import { DisputesConfig } from './disputes.config.js';
import { PROMOTION_PARTS } from './promotion.parts.js';
import { CreateIdempotencyKeys1766000000100 } from './persistence/migrations/create-idempotency-keys.js';
import { DisputesSubscriptions } from './subscriptions.js';

const parts = [
  BILL_PARTS,
  DISPUTE_PARTS,
  CREDIT_PARTS,
  PROMOTION_PARTS,
  COMPENSATION_PARTS,
  DISPUTE_FILE_PARTS,
];

export const DISPUTES_MIGRATIONS = [
  OutboxTables1700000000001,
  ConsumerTables1700000000002,
  CreateAuditRead1760000000000,
  HubTables1764000000000,
  SubscriberCopyTables1765000000000,
  CreateIdempotencyKeys1766000000100,
  ...parts.flatMap(({ migrations }) => migrations),
];

@Module({})
export class DisputesModule {
  /** The module on a clock, the machine's unless given. */
  static at(clock: Clock = systemClock): DynamicModule {
    return {
      module: DisputesModule,
      imports: [
        DatabaseModule.forService({ name: 'disputes', migrations: DISPUTES_MIGRATIONS, entities: [] }),
        ServiceMessagingModule.forService({
          service: 'disputes',
          publishes: DISPUTES_TOPIC,
          listensTo: [
            SUBSCRIBERS_TOPIC,
            INTERACTIONS_TOPIC,
            OUTAGES_TOPIC,
            TICKETS_TOPIC,
            NOTIFICATIONS_TOPIC,
            DISPUTES_TOPIC,
          ],
        }),
        AuditModule.forService('disputes'),
        HubModule.forService({
          useFactory: () => ({ allowedNetworks: allowedNetworks(readConfig(HubConfig)) }),
        }),
      ],
      controllers: [DisputesSubscriptions, ...parts.flatMap(({ controllers }) => controllers)],
      providers: [
        { provide: CLOCK, useValue: clock },
        { provide: DisputesConfig, useFactory: () => readConfig(DisputesConfig) },
        IdempotencyKeys,
        Sweeps,
        SubscriberCopy,
        ...parts.flatMap(({ providers }) => providers),
      ],
    };
  }
}
