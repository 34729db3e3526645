import { Outbox, Transactions } from '@viewline/messaging';
import { IdempotencyKeys, readConfig, ServiceConfig } from '@viewline/platform';
import { freshDatabase } from '@viewline/testing';
import { DataSource } from 'typeorm';
import { AddRelationship } from './commands/add-relationship/add-relationship.use-case.js';
import { ImportSubscribers } from './commands/import-subscribers/import-subscribers.use-case.js';
import { LinkIdentity } from './commands/link-identity/link-identity.use-case.js';
import { MergeSubscribers } from './commands/merge-subscribers/merge-subscribers.use-case.js';
import { RegisterSubscriber } from './commands/register-subscriber/register-subscriber.use-case.js';
import { RemoveRelationship } from './commands/remove-relationship/remove-relationship.use-case.js';
import { RemoveSubscriber } from './commands/remove-subscriber/remove-subscriber.use-case.js';
import { UnlinkIdentity } from './commands/unlink-identity/unlink-identity.use-case.js';
import { UnmergeSubscribers } from './commands/unmerge-subscribers/unmerge-subscribers.use-case.js';
import { UpdateSubscriber } from './commands/update-subscriber/update-subscriber.use-case.js';
import { AddressRepository } from './persistence/address.repository.js';
import { EdgeRepository } from './persistence/edge.repository.js';
import { HubRepository } from './persistence/hub.repository.js';
import { ImportRepository } from './persistence/import.repository.js';
import { ImportedSubscriberRepository } from './persistence/imported-subscriber.repository.js';
import { MergeRepository } from './persistence/merge.repository.js';
import { PartyRepository } from './persistence/party.repository.js';
import { RelationshipRepository } from './persistence/relationship.repository.js';
import { SubscriberRepository } from './persistence/subscriber.repository.js';
import { ListDuplicates } from './queries/list-duplicates/list-duplicates.query.js';
import { ShowImport } from './queries/show-import/show-import.query.js';
import { ShowSubscriber } from './queries/show-subscriber/show-subscriber.query.js';
import { SUBSCRIBERS_MIGRATIONS } from './subscribers.module.js';
import { SubscribersConfig } from './subscribers.config.js';

/** An event as it stands in the outbox: nothing moves it on here. */
export interface Published {
  type: string;
  key: string;
  sequence: number;
  data: Record<string, unknown>;
}

/** For specs: the use cases on a database of their own. */
export async function useCases() {
  const database = await freshDatabase('subscribers');
  const dataSource = await new DataSource({
    type: 'postgres',
    url: database.url,
    poolSize: 20,
    migrations: SUBSCRIBERS_MIGRATIONS,
  }).initialize();
  await dataSource.runMigrations();
  const config = readConfig(SubscribersConfig, { DEFAULT_REGION: 'SA' });
  const transactions = new Transactions(dataSource);
  const outbox = new Outbox({ source: '/viewline/subscribers' });
  const edges = new EdgeRepository();
  const relationships = new RelationshipRepository(outbox);
  const addresses = new AddressRepository(outbox, edges, relationships);
  const subscribers = new SubscriberRepository(outbox);
  const parties = new PartyRepository();
  const merges = new MergeRepository(outbox, edges);
  const imports = new ImportRepository(transactions);
  const imported = new ImportedSubscriberRepository();
  const hub = new HubRepository(Object.assign(new ServiceConfig(), { PUBLIC_URL: 'https://crm.example' }));
  const idempotency = new IdempotencyKeys();
  return {
    dataSource,
    register: new RegisterSubscriber(transactions, subscribers, addresses, parties, idempotency, hub, config),
    update: new UpdateSubscriber(transactions, subscribers, addresses, parties, hub, config),
    remove: new RemoveSubscriber(transactions, subscribers, addresses, relationships, merges, hub),
    link: new LinkIdentity(transactions, subscribers, addresses),
    unlink: new UnlinkIdentity(transactions, subscribers, addresses),
    merge: new MergeSubscribers(transactions, subscribers, edges, merges),
    unmerge: new UnmergeSubscribers(transactions, subscribers, edges, merges),
    relate: new AddRelationship(transactions, subscribers, relationships),
    unrelate: new RemoveRelationship(transactions, subscribers, relationships),
    imports: new ImportSubscribers(
      transactions,
      imports,
      imported,
      subscribers,
      parties,
      addresses,
      hub,
      config,
    ),
    show: new ShowSubscriber(dataSource),
    duplicates: new ListDuplicates(dataSource),
    showImport: new ShowImport(dataSource),
    /** Everything said so far, in order. */
    async published(): Promise<Published[]> {
      return await dataSource.query<Published[]>(
        `SELECT headers->>'ce_type' AS type, key, (headers->>'ce_sequence')::int AS sequence, value::jsonb AS data
         FROM outbox ORDER BY position`,
      );
    },
    async close(): Promise<void> {
      await dataSource.destroy();
      await database.drop();
    },
  };
}

export type UseCases = Awaited<ReturnType<typeof useCases>>;
