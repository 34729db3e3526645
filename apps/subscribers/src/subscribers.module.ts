import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { SUBSCRIBERS_TOPIC } from '@viewline/events';
import { OutboxTables1700000000001 } from '@viewline/messaging';
import {
  acceptImports,
  AuditModule,
  CreateAuditRead1760000000000,
  DatabaseModule,
  IdempotencyKeys,
  readConfig,
  ServiceMessagingModule,
  TmfDoor,
} from '@viewline/platform';
import { allowedNetworks, FindResources, HubConfig, HubModule, HubTables1764000000000 } from '@viewline/tmf';
import type { FastifyInstance } from 'fastify';
import { CustomerController } from './api/customer.controller.js';
import { CustomerHubController, PartyHubController } from './api/hub.controller.js';
import { ImportController } from './api/import.controller.js';
import { IndividualController } from './api/individual.controller.js';
import { MergeController } from './api/merge.controller.js';
import { OrganizationController } from './api/organization.controller.js';
import { PartyServices } from './api/party-services.js';
import { SubscriberController } from './api/subscriber.controller.js';
import { AddRelationship } from './commands/add-relationship/add-relationship.use-case.js';
import { ChangeStatus } from './commands/change-status/change-status.use-case.js';
import { CreateParty } from './commands/create-party/create-party.use-case.js';
import { ImportSubscribers } from './commands/import-subscribers/import-subscribers.use-case.js';
import { LinkIdentity } from './commands/link-identity/link-identity.use-case.js';
import { MergeSubscribers } from './commands/merge-subscribers/merge-subscribers.use-case.js';
import { RegisterSubscriber } from './commands/register-subscriber/register-subscriber.use-case.js';
import { RemoveParty } from './commands/remove-party/remove-party.use-case.js';
import { RemoveRelationship } from './commands/remove-relationship/remove-relationship.use-case.js';
import { RemoveSubscriber } from './commands/remove-subscriber/remove-subscriber.use-case.js';
import { UnlinkIdentity } from './commands/unlink-identity/unlink-identity.use-case.js';
import { UnmergeSubscribers } from './commands/unmerge-subscribers/unmerge-subscribers.use-case.js';
import { UpdateParty } from './commands/update-party/update-party.use-case.js';
import { UpdateSubscriber } from './commands/update-subscriber/update-subscriber.use-case.js';
import { AddressRepository } from './persistence/address.repository.js';
import { EdgeRepository } from './persistence/edge.repository.js';
import { HubRepository } from './persistence/hub.repository.js';
import { ImportRepository } from './persistence/import.repository.js';
import { ImportedSubscriberRepository } from './persistence/imported-subscriber.repository.js';
import { MergeRepository } from './persistence/merge.repository.js';
import { CreateImports1764000000101 } from './persistence/migrations/create-imports.js';
import { CreateSubscribers1764000000100 } from './persistence/migrations/create-subscribers.js';
import { PartyRepository } from './persistence/party.repository.js';
import { RelationshipRepository } from './persistence/relationship.repository.js';
import { SubscriberRepository } from './persistence/subscriber.repository.js';
import { ListDuplicates } from './queries/list-duplicates/list-duplicates.query.js';
import { PreviewMerge } from './queries/preview-merge/preview-merge.query.js';
import { ShowImport } from './queries/show-import/show-import.query.js';
import { ShowSubscriber } from './queries/show-subscriber/show-subscriber.query.js';
import { SubscribersConfig } from './subscribers.config.js';

export const SUBSCRIBERS_MIGRATIONS = [
  OutboxTables1700000000001,
  CreateAuditRead1760000000000,
  HubTables1764000000000,
  CreateSubscribers1764000000100,
  CreateImports1764000000101,
];

const api = [
  CustomerController,
  CustomerHubController,
  IndividualController,
  OrganizationController,
  PartyHubController,
  SubscriberController,
  MergeController,
  ImportController,
];

const commands = [
  RegisterSubscriber,
  UpdateSubscriber,
  ChangeStatus,
  RemoveSubscriber,
  LinkIdentity,
  UnlinkIdentity,
  MergeSubscribers,
  UnmergeSubscribers,
  AddRelationship,
  RemoveRelationship,
  CreateParty,
  UpdateParty,
  RemoveParty,
  ImportSubscribers,
];

const persistence = [
  SubscriberRepository,
  ImportedSubscriberRepository,
  AddressRepository,
  EdgeRepository,
  MergeRepository,
  RelationshipRepository,
  PartyRepository,
  ImportRepository,
  IdempotencyKeys,
  HubRepository,
];

const queries = [FindResources, ShowSubscriber, PreviewMerge, ListDuplicates, ShowImport];

@Module({
  imports: [
    DatabaseModule.forService({ name: 'subscribers', migrations: SUBSCRIBERS_MIGRATIONS, entities: [] }),
    ServiceMessagingModule.forService({
      service: 'subscribers',
      publishes: SUBSCRIBERS_TOPIC,
      listensTo: [],
    }),
    AuditModule.forService('subscribers'),
    HubModule.forService({
      useFactory: () => ({ allowedNetworks: allowedNetworks(readConfig(HubConfig)) }),
    }),
  ],
  controllers: api,
  providers: [
    { provide: SubscribersConfig, useFactory: () => readConfig(SubscribersConfig) },
    TmfDoor,
    PartyServices,
    ...commands,
    ...persistence,
    ...queries,
  ],
})
export class SubscribersModule implements OnModuleInit {
  constructor(private readonly adapterHost: HttpAdapterHost) {}

  onModuleInit(): void {
    acceptImports(this.adapterHost.httpAdapter.getInstance<FastifyInstance>(), '/api/subscribers/v1/imports');
  }
}
