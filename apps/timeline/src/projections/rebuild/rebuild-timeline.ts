import { DomainError } from '@viewline/kernel';
import { EventReader, type EventLog, type Transaction } from '@viewline/messaging';
import { EVENTS } from '@viewline/events';
import type { DataSource } from 'typeorm';
import { PROJECTION_TABLES } from '../../persistence/projection-tables.js';
import { DIRECTORY_CONSUMER, ENTRIES_CONSUMER } from '../../subscriptions.js';
import { DIRECTORY_EVENTS, DirectoryProjector } from '../directory/directory.projector.js';
import { EntriesProjector } from '../entries/entries.projector.js';
import { CatchUp, type Rebuilt, type RebuildProgress } from './catch-up.js';
import { countLost, fingerprint, gateOf, type Fingerprint } from './fingerprint.js';
import { holdPositions, holdWriters, swapIn } from './projection-schema.js';

export interface RebuildReport {
  events: number;
  /** Of the live tables and of the rebuilt ones, as of one moment. */
  before: Fingerprint;
  after: Fingerprint;
}

const REBUILT: readonly Rebuilt[] = [
  {
    consumer: ENTRIES_CONSUMER,
    reader: new EventReader(EVENTS),
    project: (events, tx) => new EntriesProjector().project(events, tx),
  },
  {
    consumer: DIRECTORY_CONSUMER,
    reader: new EventReader(DIRECTORY_EVENTS),
    project: (events, tx) => new DirectoryProjector().project(events, tx),
  },
];

/**
 * Builds the projections again from the log, in a schema beside the live one, while the service runs. The two are
 * compared as of one moment, while the live tables go on. Only for the last few events are the live consumers held, by
 * locks on the tables and on their positions; then the tables change places in one transaction and the consumers go on
 * where they stood.
 */
export class RebuildTimeline {
  constructor(
    private readonly dataSource: DataSource,
    private readonly log: EventLog,
    private readonly onProgress: (progress: RebuildProgress) => void = () => undefined,
  ) {}

  /**
   * @throws DomainError `rebuild.running`; `rebuild.history-missing` when the log no longer holds events that the live
   * tables show. Nothing has changed then.
   */
  async execute(): Promise<RebuildReport> {
    const guard = this.dataSource.createQueryRunner();
    await guard.connect();
    try {
      const [lock] = (await guard.query(
        `SELECT pg_try_advisory_lock(hashtext('viewline.rebuild')) AS free`,
      )) as [{ free: boolean }];
      if (!lock.free) throw new DomainError('conflict', 'rebuild.running', 'a rebuild is already running');
      return await this.rebuild();
    } finally {
      await guard.query(`SELECT pg_advisory_unlock(hashtext('viewline.rebuild'))`);
      await guard.release();
    }
  }

  private async rebuild(): Promise<RebuildReport> {
    await this.createTables();
    try {
      const catchUp = new CatchUp(this.dataSource, this.log, this.onProgress);
      for (const rebuilt of REBUILT) await catchUp.follow(rebuilt, this.dataSource.manager);
      const compared = await this.dataSource.transaction('REPEATABLE READ', (moment) =>
        this.compare(catchUp, moment),
      );
      await this.dataSource.transaction(async (tx) => {
        await holdWriters(tx);
        await holdPositions(
          tx,
          REBUILT.map(({ consumer }) => consumer),
        );
        for (const rebuilt of REBUILT) await catchUp.follow(rebuilt, tx, tx);
        await swapIn(tx);
      });
      return { events: catchUp.events, ...compared };
    } catch (error) {
      // The next rebuild would drop it as well; until then it takes room.
      await this.dataSource.query('DROP SCHEMA IF EXISTS rebuild CASCADE').catch(() => undefined);
      throw error;
    }
  }

  private async createTables(): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await tx.query(
        'DROP SCHEMA IF EXISTS rebuild CASCADE; CREATE SCHEMA rebuild; SET LOCAL search_path = rebuild, public',
      );
      await tx.query(PROJECTION_TABLES);
    });
  }

  /** @param moment sees the live tables as they are now, and their positions with them, however long this takes */
  private async compare(
    catchUp: CatchUp,
    moment: Transaction,
  ): Promise<Pick<RebuildReport, 'before' | 'after'>> {
    for (const rebuilt of REBUILT) await catchUp.follow(rebuilt, moment);
    const before = await fingerprint(moment, 'public');
    const after = await this.dataSource.transaction((tx) => fingerprint(tx, 'rebuild'));
    const gate = await gateOf(moment);
    const lost = await this.dataSource.transaction((tx) => countLost(tx, gate));
    if (lost === 0) return { before, after };
    throw new DomainError(
      'conflict',
      'rebuild.history-missing',
      `the log no longer holds the events of entries that the timeline shows (${lost}); nothing was changed`,
    );
  }
}
