import type { EventEnvelope, NewEvent } from '@viewline/events';
import { Transactions } from '@viewline/messaging';
import { freshDatabase, type FreshDatabase } from '@viewline/testing';
import { DataSource } from 'typeorm';
import { DirectoryProjector } from '../projections/directory/directory.projector.js';
import { EntriesProjector } from '../projections/entries/entries.projector.js';
import { FindFamily } from '../queries/find-family/find-family.query.js';
import { ListEntries } from '../queries/list-entries/list-entries.query.js';
import type { EntryView } from '../queries/list-entries/entry.view.js';
import { SearchSubscribers } from '../queries/search-subscribers/search-subscribers.query.js';
import { ShowSubscriber } from '../queries/show-subscriber/show-subscriber.query.js';
import { TIMELINE_MIGRATIONS } from '../timeline-migrations.js';

/** The timeline's tables and queries on a real PostgreSQL, fed by hand. */
export class TimelineDatabase {
  readonly transactions: Transactions;
  readonly families: FindFamily;
  readonly entries: ListEntries;
  readonly search: SearchSubscribers;
  readonly subscribers: ShowSubscriber;

  private constructor(
    readonly database: FreshDatabase,
    readonly dataSource: DataSource,
  ) {
    this.transactions = new Transactions(dataSource);
    this.families = new FindFamily(dataSource);
    this.entries = new ListEntries(dataSource, this.families);
    this.search = new SearchSubscribers(dataSource);
    this.subscribers = new ShowSubscriber(dataSource, this.families);
  }

  static async open(): Promise<TimelineDatabase> {
    const database = await freshDatabase('timeline');
    const dataSource = await new DataSource({
      type: 'postgres',
      url: database.url,
      poolSize: 10,
      poolErrorHandler: () => undefined,
      migrations: TIMELINE_MIGRATIONS,
    }).initialize();
    await dataSource.runMigrations();
    return new TimelineDatabase(database, dataSource);
  }

  /** Both projections, one transaction each, as their consumers would. */
  async project(events: readonly (EventEnvelope | NewEvent)[]): Promise<number> {
    const envelopes = events.map((event) => ('topic' in event ? toEnvelope(event) : event));
    const fresh = await this.transactions.run((tx) => new EntriesProjector().project(envelopes, tx));
    await this.transactions.run((tx) => new DirectoryProjector().project(envelopes, tx));
    return fresh;
  }

  /** Every page of a subscriber's timeline. */
  async everything(subscriberId: string, pageSize = 50): Promise<EntryView[]> {
    const all: EntryView[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await this.entries.execute(subscriberId, {}, pageSize, cursor);
      all.push(...page.items);
      if (!page.next) return all;
      cursor = page.next;
    }
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
    await this.database.drop();
  }
}

/** As the outbox would send it, recorded at the moment it happened. */
export function toEnvelope({ topic: _, time, ...event }: NewEvent): EventEnvelope {
  const iso = time.toISOString();
  return { ...event, source: '/viewline/test', time: iso, recordedtime: iso, correlationid: event.id };
}
