import { type DynamicModule, Inject, Module } from '@nestjs/common';
import {
  BatchLogServer,
  EVENT_LOG,
  type EventLog,
  type MessagingConnection,
  type MessagingDeclaration,
  MessagingModule,
} from '@viewline/messaging';
import { ServiceConfig } from '../config/service.config.js';
import { createDatabaseIfMissing } from '../database/create-database.js';
import { databaseUrl } from '../database/database-url.js';
import { Readiness } from '../health/readiness.js';
import { requestContext } from '../http/request-context.js';
import { MessagingMetrics } from './messaging-metrics.js';

const PUBLISHES = Symbol('publishes');

/** Messaging of one service, connected as its configuration says; the service is ready only when its log answers. */
@Module({})
export class ServiceMessagingModule {
  constructor(
    readiness: Readiness,
    @Inject(EVENT_LOG) log: EventLog,
    consumers: BatchLogServer,
    metrics: MessagingMetrics,
    @Inject(PUBLISHES) publishes: boolean,
  ) {
    metrics.register(publishes);
    readiness.add('event log', () => log.ping());
    readiness.add('consumers', async () => {
      if (!consumers.isReady()) throw new Error('not every consumer has joined its group yet');
    });
  }

  static forService(declaration: MessagingDeclaration): DynamicModule {
    return {
      module: ServiceMessagingModule,
      providers: [MessagingMetrics, { provide: PUBLISHES, useValue: declaration.publishes !== undefined }],
      imports: [
        MessagingModule.forService(declaration, {
          inject: [ServiceConfig],
          useFactory: (config: ServiceConfig) => connect(declaration.service, config),
        }),
      ],
    };
  }
}

async function connect(service: string, config: ServiceConfig): Promise<MessagingConnection> {
  const isEmbeddedLog = config.EVENT_LOG_URL === 'postgres:';
  if (isEmbeddedLog) {
    await createDatabaseIfMissing({
      baseUrl: config.DATABASE_URL,
      service: 'log',
      wait: config.DATABASE_WAIT,
    });
  }
  return {
    databaseUrl: databaseUrl(config.DATABASE_URL, service),
    eventLogUrl: isEmbeddedLog ? databaseUrl(config.DATABASE_URL, 'log') : config.EVENT_LOG_URL,
    kafkaAccess: config,
    partitions: config.EVENT_LOG_PARTITIONS,
    correlationId: () => requestContext()?.correlationId,
  };
}
