import { Module } from '@nestjs/common';
import { INTERACTIONS_TOPIC } from '@viewline/events';
import { OutboxTables1700000000001 } from '@viewline/messaging';
import {
  AuditModule,
  CreateAuditRead1760000000000,
  DatabaseModule,
  ServiceMessagingModule,
} from '@viewline/platform';
import { PARTY_INTERACTION_MIGRATIONS, PartyInteractionModule } from './api/party-interaction.module.js';
import { WebhookController } from './api/webhook.controller.js';
import { channelSecretsFromEnv } from './channels/channel-secrets.js';
import { ChannelDoors } from './channels/channel-doors.js';
import { InteractionsConfig } from './interactions.config.js';
import { RecordContacts } from './commands/record-contacts/record-contacts.use-case.js';
import { DeliveryReportRepository } from './persistence/delivery-report.repository.js';
import { InteractionRepository } from './persistence/interaction.repository.js';
import { ReplyThreadRepository } from './persistence/reply-thread.repository.js';
import { AddEarlyReports1700000001003 } from './persistence/migrations/add-early-reports.js';
import { CreateInteractions1700000001001 } from './persistence/migrations/create-interactions.js';

const migrations = [
  OutboxTables1700000000001,
  CreateInteractions1700000001001,
  ...PARTY_INTERACTION_MIGRATIONS,
  AddEarlyReports1700000001003,
  CreateAuditRead1760000000000,
];
const commands = [RecordContacts];
const persistence = [InteractionRepository, ReplyThreadRepository, DeliveryReportRepository];

@Module({
  imports: [
    DatabaseModule.forService({ name: 'interactions', migrations, entities: [] }),
    ServiceMessagingModule.forService({
      service: 'interactions',
      publishes: INTERACTIONS_TOPIC,
      listensTo: [],
    }),
    AuditModule.forService('interactions'),
    PartyInteractionModule,
  ],
  controllers: [WebhookController],
  providers: [
    ...commands,
    ...persistence,
    {
      provide: ChannelDoors,
      inject: [InteractionsConfig],
      useFactory: (config: InteractionsConfig) => new ChannelDoors(channelSecretsFromEnv(config)),
    },
  ],
})
export class InteractionsModule {}
