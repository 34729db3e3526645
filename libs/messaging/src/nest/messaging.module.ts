import {
  Inject,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type FactoryProvider,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { KafkaAccess } from '../log/kafka/kafka-access.js';
import { openEventLog } from '../log/open-event-log.js';
import type { EventLog } from '../log/event-log.port.js';
import { Outbox } from '../outbox/outbox.js';
import { OutboxRelay } from '../outbox/outbox-relay.js';
import { Transactions } from '../transactions.js';
import { whenUp } from '../when-up.js';
import { BatchLogServer } from './batch-log-server.js';

/** Milliseconds. */

export const EVENT_LOG = Symbol('EventLog');
const DECLARATION = Symbol('MessagingDeclaration');
const CONNECTION = Symbol('MessagingConnection');

/** What a service says of itself. */
export interface MessagingDeclaration {
  /** Service name, such as `tickets`. */
  service: string;
  /** The topic that this service owns; absent for a service that only listens. */
  publishes?: string;
  /** Topics that must exist before listening. */
  listensTo: readonly string[];
}

/** Where it runs. */
export interface MessagingConnection {
  /** PostgreSQL URL of the service's own database, for the relay's connection. */
  databaseUrl: string;
  /** `postgres://…` or `kafka://host:port[,host:port]`. */
  eventLogUrl: string;
  /** Of the Kafka that the URL names. */
  kafkaAccess?: KafkaAccess;
  /** Of topics that do not exist yet. */
  partitions: number;
  /** The cause at hand, such as the current request's id. */
  correlationId?: () => string | undefined;
}

/** Outbox, relay, event log and consumers of one service. Expects the `DataSource` of its database. */
@Module({})
export class MessagingModule
  implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown
{
  private relay: OutboxRelay | undefined;

  constructor(
    @Inject(DECLARATION) private readonly declaration: MessagingDeclaration,
    @Inject(CONNECTION) private readonly connection: MessagingConnection,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
  ) {}

  static forService(
    declaration: MessagingDeclaration,
    connection: Pick<FactoryProvider<MessagingConnection>, 'inject' | 'useFactory'>,
  ): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      providers: [
        { provide: DECLARATION, useValue: declaration },
        { provide: CONNECTION, ...connection },
        {
          provide: EVENT_LOG,
          inject: [CONNECTION],
          useFactory: (c: MessagingConnection) =>
            openEventLog(c.eventLogUrl, declaration.service, c.kafkaAccess),
        },
        { provide: Transactions, inject: [DataSource], useFactory: (db: DataSource) => new Transactions(db) },
        {
          provide: Outbox,
          inject: [CONNECTION],
          useFactory: (c: MessagingConnection) =>
            new Outbox({ source: `/viewline/${declaration.service}`, correlationId: c.correlationId }),
        },
        {
          provide: BatchLogServer,
          inject: [EVENT_LOG, DataSource, Transactions],
          useFactory: (log: EventLog, db: DataSource, transactions: Transactions) =>
            new BatchLogServer(log, db, transactions),
        },
      ],
      exports: [EVENT_LOG, Transactions, Outbox, BatchLogServer],
    };
  }

  async onApplicationBootstrap(): Promise<void> {
    const { publishes, listensTo } = this.declaration;
    const { partitions, databaseUrl } = this.connection;
    for (const topic of new Set([...listensTo, ...(publishes ? [publishes] : [])])) {
      await whenUp(() => this.log.ensureTopic(topic, partitions), { passes: () => true });
    }
    if (publishes) {
      this.relay = new OutboxRelay({ databaseUrl, topic: publishes }, this.log);
      this.transactions.onCommit((tx) => this.outbox.hasAppended(tx) && this.relay?.wake());
      this.relay.start();
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.relay?.stop();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.log.close();
  }
}
