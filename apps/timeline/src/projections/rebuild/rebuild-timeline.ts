import type { EventEnvelope } from '@viewline/events';
import { DomainError } from '@viewline/kernel';
import { EventReader, type EventLog, type LogRecord, type Transaction } from '@viewline/messaging';
import type { DataSource } from 'typeorm';
import { EVENTS } from '@viewline/events';
import { PROJECTION_TABLES } from '../../persistence/projection-tables.js';
import { DIRECTORY_EVENTS, DirectoryProjector } from '../directory/directory.projector.js';
import { EntriesProjector } from '../entries/entries.projector.js';
import { DIRECTORY_CONSUMER, ENTRIES_CONSUMER } from '../../subscriptions.js';
import { fingerprint, holdWriters, swapIn, type Fingerprint } from './projection-schema.js';

export interface RebuildProgress {
  consumer: string;
  done: number;
  total: number;
}

export interface RebuildReport {
  events: number;
  /** Of the tables that were live, and of those that replaced them. */
  before: Fingerprint;
  after: Fingerprint;
}

interface Rebuilt {
  consumer: string;
  reader: EventReader;
  project: (events: readonly EventEnvelope[], tx: Transaction) => Promise<unknown>;
}

interface Position {
  topic: string;
  partition: number;
  next: number;
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
 * Builds the projections again from the log, in a schema beside the live one, while the service runs. Only for the
 * last few events are the live consumers held, by locks on the tables and on their positions; then the tables change
 * places in one transaction and the consumers go on where they stood.
 */
export class RebuildTimeline {
  constructor(
    private readonly dataSource: DataSource,
    private readonly log: EventLog,
    private readonly onProgress: (progress: RebuildProgress) => void = () => undefined,
  ) {}

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
    await this.dataSource.transaction(async (tx) => {
      await tx.query(
        'DROP SCHEMA IF EXISTS rebuild CASCADE; CREATE SCHEMA rebuild; SET LOCAL search_path = rebuild, public',
      );
      await tx.query(PROJECTION_TABLES);
    });
    const reached = new Map<string, number>();
    let events = 0;
    for (const rebuilt of REBUILT)
      events += await this.catchUp(rebuilt, reached, await this.livePositions(rebuilt));
    return this.dataSource.transaction(async (tx) => {
      await tx.query('SET LOCAL statement_timeout = 0');
      await holdWriters(tx);
      for (const rebuilt of REBUILT) {
        const held = await this.livePositions(rebuilt, tx);
        events += await this.catchUp(rebuilt, reached, held, tx);
      }
      const before = await fingerprint(tx, 'public');
      const after = await fingerprint(tx, 'rebuild');
      await swapIn(tx);
      return { events, before, after };
    });
  }

  /** Within the last transaction the rows are locked: the live consumer cannot commit past them. */
  private async livePositions({ consumer }: Rebuilt, tx?: Transaction): Promise<Position[]> {
    const rows = await (tx ?? this.dataSource.manager).query<
      { topic: string; partition: number; next: string }[]
    >(
      `SELECT topic, partition, next FROM public.consumer_position WHERE consumer = $1 ORDER BY topic, partition ${tx ? 'FOR UPDATE' : ''}`,
      [consumer],
    );
    return rows.map((row) => ({ ...row, next: Number(row.next) }));
  }

  private async catchUp(
    rebuilt: Rebuilt,
    reached: Map<string, number>,
    targets: readonly Position[],
    tx?: Transaction,
  ): Promise<number> {
    const { consumer } = rebuilt;
    const key = (p: { topic: string; partition: number }) => `${consumer} ${p.topic} ${p.partition}`;
    const total = targets.reduce((sum, p) => sum + p.next - (reached.get(key(p)) ?? 0), 0);
    let done = 0;
    let events = 0;
    let turn = Promise.resolve();
    const take = async (records: readonly LogRecord[]): Promise<void> => {
      events += tx
        ? await this.apply(rebuilt, records, tx)
        : await this.dataSource.transaction((own) => this.apply(rebuilt, records, own));
      done += records.length;
      this.onProgress({ consumer, done, total });
    };
    // Read side by side, because beginning to read takes a log its time; written one after the other.
    const scans = targets.map(async (target) => {
      const from = reached.get(key(target)) ?? (await this.begin(target));
      await this.log.scan({ ...target, from, to: target.next }, (records) => {
        turn = turn.then(() => take(records));
        return turn;
      });
      reached.set(key(target), target.next);
    });
    // Nobody may still be writing when the transaction or the lock is given up.
    const failed = (await Promise.allSettled(scans)).find((scan) => scan.status === 'rejected');
    if (failed) throw failed.reason;
    return events;
  }

  private async apply(
    { consumer, reader, project }: Rebuilt,
    records: readonly LogRecord[],
    tx: Transaction,
  ): Promise<number> {
    const { topic, partition } = records[0]!;
    const dead = await tx.query<{ log_offset: string }[]>(
      `SELECT log_offset FROM public.dead_letter WHERE consumer = $1 AND topic = $2 AND partition = $3`,
      [consumer, topic, partition],
    );
    // What the live projection has set aside is not in it; the rebuilt one must be equal, and gets it by replay.
    const setAside = new Set(dead.map((row) => Number(row.log_offset)));
    const read = records
      .filter((record) => !setAside.has(record.offset))
      .map((record) => reader.read(record));
    const poison = read.find((r) => r.kind === 'poison');
    if (poison) throw poison.error;
    const events = read.filter((r) => r.kind === 'event').map((r) => r.event);
    if (events.length > 0) {
      await tx.query('SET LOCAL search_path = rebuild, public');
      await project(events, tx);
      await tx.query('SET LOCAL search_path = public');
    }
    return events.length;
  }

  private async begin({ topic, partition }: Position): Promise<number> {
    const bounds = await this.log.bounds(topic);
    return bounds.find((b) => b.partition === partition)?.begin ?? 0;
  }
}
