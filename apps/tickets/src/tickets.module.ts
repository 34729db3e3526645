import { type DynamicModule, Module } from '@nestjs/common';
import {
  DISPUTES_TOPIC,
  INTERACTIONS_TOPIC,
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
  type Parts,
} from '@viewline/platform';
import { SubscriberCopy, SubscriberCopyTables1765000000000 } from '@viewline/subscriber-copy';
import { allowedNetworks, HubConfig, HubModule, HubTables1764000000000 } from '@viewline/tmf';
import { FLOW_PARTS } from './flow.parts.js';
import { KNOWLEDGE_PARTS } from './knowledge.parts.js';
import { PROMISE_PARTS } from './promise.parts.js';
import { REQUEST_VIEW_PARTS } from './request-view.parts.js';
import { ROUTING_PARTS } from './routing.parts.js';
import { SLA_PARTS } from './sla.parts.js';
import { TicketsSubscriptions } from './subscriptions.js';
import { TICKET_PARTS } from './ticket.parts.js';
import { VIEWING_PARTS } from './viewing.parts.js';
import { TicketsConfig } from './tickets.config.js';

const PARTS: Parts[] = [
  TICKET_PARTS,
  SLA_PARTS,
  PROMISE_PARTS,
  ROUTING_PARTS,
  VIEWING_PARTS,
  KNOWLEDGE_PARTS,
  REQUEST_VIEW_PARTS,
  FLOW_PARTS,
];

export const TICKETS_MIGRATIONS = [
  OutboxTables1700000000001,
  ConsumerTables1700000000002,
  CreateAuditRead1760000000000,
  HubTables1764000000000,
  SubscriberCopyTables1765000000000,
  ...PARTS.flatMap(({ migrations }) => migrations),
];

@Module({})
export class TicketsModule {
  /** The module on a clock, the machine's unless given. */
  static at(clock: Clock = systemClock): DynamicModule {
    return {
      module: TicketsModule,
      imports: [
        DatabaseModule.forService({ name: 'tickets', migrations: TICKETS_MIGRATIONS, entities: [] }),
        ServiceMessagingModule.forService({
          service: 'tickets',
          publishes: TICKETS_TOPIC,
          listensTo: [INTERACTIONS_TOPIC, SUBSCRIBERS_TOPIC, OUTAGES_TOPIC, DISPUTES_TOPIC],
        }),
        AuditModule.forService('tickets'),
        HubModule.forService({
          useFactory: () => ({ allowedNetworks: allowedNetworks(readConfig(HubConfig)) }),
        }),
      ],
      controllers: [TicketsSubscriptions, ...PARTS.flatMap(({ controllers }) => controllers)],
      providers: [
        { provide: CLOCK, useValue: clock },
        { provide: TicketsConfig, useFactory: () => readConfig(TicketsConfig) },
        IdempotencyKeys,
        SubscriberCopy,
        ...PARTS.flatMap(({ providers }) => providers),
      ],
    };
  }
}
