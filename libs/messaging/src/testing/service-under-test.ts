import { freshDatabase, type FreshDatabase } from '@viewline/testing';
import { DataSource } from 'typeorm';
import { ConsumerTables1700000000002 } from '../consumer/consumer-tables.js';
import type { ConsumerDeclaration, EventHandler } from '../consumer/event-handler.js';
import { PostgresLog } from '../log/postgres/postgres-log.js';
import { BatchLogServer } from '../nest/batch-log-server.js';
import { Outbox } from '../outbox/outbox.js';
import { OutboxRelay } from '../outbox/outbox-relay.js';
import { OutboxTables1700000000001 } from '../outbox/outbox-tables.js';
import { Transactions } from '../transactions.js';
import { Happened } from './happened.js';

export const TOPIC = Happened.topic;

/** A service with nothing but messaging: one database for its tables and its log, real PostgreSQL. */
export class ServiceUnderTest {
  readonly outbox = new Outbox({ source: '/viewline/test' });
  readonly transactions: Transactions;
  private readonly servers: BatchLogServer[] = [];
  private readonly relays: OutboxRelay[] = [];

  private constructor(
    readonly database: FreshDatabase,
    readonly dataSource: DataSource,
    readonly log: PostgresLog,
  ) {
    this.transactions = new Transactions(dataSource);
  }

  static async start(partitions = 1): Promise<ServiceUnderTest> {
    const database = await freshDatabase('messaging');
    const dataSource = await new DataSource({
      type: 'postgres',
      url: database.url,
      poolSize: 12,
      poolErrorHandler: () => undefined,
      migrations: [OutboxTables1700000000001, ConsumerTables1700000000002],
    }).initialize();
    await dataSource.runMigrations();
    await dataSource.query('CREATE TABLE effect (nth bigserial, key text, what text)');
    const log = new PostgresLog(database.url);
    await log.ensureTopic(TOPIC, partitions);
    return new ServiceUnderTest(database, dataSource, log);
  }

  async consume(
    handler: EventHandler,
    declaration: Partial<ConsumerDeclaration> = {},
  ): Promise<BatchLogServer> {
    const server = new BatchLogServer(this.log, this.dataSource, this.transactions);
    const complete: ConsumerDeclaration = { consumer: 'test.effects', events: [Happened], ...declaration };
    server.addHandler(complete.consumer, (events, { tx }) => handler(events, tx) as never, true, {
      declaration: complete,
    });
    await new Promise<void>((resolve, reject) =>
      server.listen((error) => (error instanceof Error ? reject(error) : resolve())),
    );
    this.servers.push(server);
    return server;
  }

  relay(): OutboxRelay {
    const relay = new OutboxRelay({ databaseUrl: this.database.url, topic: TOPIC }, this.log);
    this.transactions.onCommit(() => relay.wake());
    relay.start();
    this.relays.push(relay);
    return relay;
  }

  async effects(): Promise<string[]> {
    const rows = await this.dataSource.query<{ what: string }[]>('SELECT what FROM effect ORDER BY nth');
    return rows.map((row) => row.what);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.relays.map((r) => r.stop()), ...this.servers.map((s) => s.close())]);
    await this.log.close();
    await this.dataSource.destroy();
    await this.database.drop();
  }
}

/** Writes each event's `what` down, in the transaction it is given. */
export const writeDown: EventHandler = async (events, tx) => {
  for (const { partitionkey, data } of events) {
    const { what } = data as { what: string };
    await tx.query('INSERT INTO effect (key, what) VALUES ($1, $2)', [partitionkey, what]);
  }
};
