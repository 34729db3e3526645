import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { prepared, Transactions, type PreparedStatement } from '@viewline/messaging';
import { DataSource } from 'typeorm';
import { toEntryView, type EntryRow, type EntryView } from '../list-entries/entry.view.js';

/** News since the last look: everything that became visible below the gate. */
export interface News {
  /** Where the next look begins: pass it back to resume. */
  gate: bigint;
  /** The projection that the gate belongs to. */
  build: string;
  entries: readonly EntryView[];
  /** Subscribers whose place in the tree of aliases changed. */
  moved: readonly string[];
  /** What happened cannot be told piece by piece: everything has to be read again. */
  isReset: boolean;
}

type Listener = (news: News) => void;

/** Stands in every row of a look, and in one without an entry when there is none. */
interface Look {
  gate: string;
  build: string;
  has_moved: boolean;
}

/** Milliseconds. Commits of this process wake the feed; the poll sees those of other replicas. */
const POLL = 50;
const MOST = 2_000;

const COLUMNS = `subscriber_id, occurred_at, event_id, recorded_at, type, source, channel, kind, title, text, direction,
                 actor, subject_id, conversation_id, sequence, details, arrival`;

/**
 * One statement and so one snapshot: most looks are all there is to do. The parameter stands in a query of its own,
 * where the planner does not look at its value: it would think each value worth a plan of its own.
 */
const LOOK: PreparedStatement = {
  name: 'look',
  text: `SELECT now.*, e.* FROM (
           SELECT gate::text, build, EXISTS (
             SELECT FROM edge WHERE arrival >= (SELECT $1::text::xid8) AND arrival < gate
           ) AS has_moved FROM (
             SELECT pg_snapshot_xmin(pg_current_snapshot()) AS gate, (SELECT id FROM build) AS build
           ) AS snapshot
         ) AS now
         LEFT JOIN LATERAL (
           SELECT ${COLUMNS} FROM entry
           WHERE arrival >= (SELECT $1::text::xid8) AND arrival < now.gate::xid8
           ORDER BY arrival, occurred_at, event_id LIMIT ${MOST + 1}
         ) AS e ON true ORDER BY e.arrival, e.occurred_at, e.event_id`,
};

/**
 * One look at the tables for all live streams of this process. It reads in the order of transactions and only below
 * the oldest one still running, so an entry can never appear behind the place that was already read.
 */
@Injectable()
export class EntryFeed implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(EntryFeed.name);
  private readonly listeners = new Set<Listener>();
  private gate: bigint | undefined;
  private build = '';
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private again = false;
  private starting: Promise<void> | undefined;

  constructor(
    private readonly dataSource: DataSource,
    transactions: Transactions,
  ) {
    transactions.onCommit(() => this.wake());
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), POLL);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** From the returned gate on, the listener is told everything. `build` names the projection the gate belongs to. */
  async follow(listener: Listener): Promise<{ gate: bigint; build: string; stop: () => void }> {
    // Those who come while it starts wait for the same start: moving the gate again would skip what the first was promised.
    if (this.listeners.size === 0) {
      this.starting ??= this.moveToNow().finally(() => (this.starting = undefined));
    }
    await this.starting;
    this.listeners.add(listener);
    return { gate: this.gate!, build: this.build, stop: () => this.listeners.delete(listener) };
  }

  /** Entries of some subscribers between two gates, for a stream that comes back. */
  async between(ids: readonly string[], from: bigint, to: bigint): Promise<EntryView[]> {
    const rows = await this.dataSource.query<EntryRow[]>(
      `SELECT * FROM entry WHERE subscriber_id = ANY($1) AND arrival >= $2::text::xid8 AND arrival < $3::text::xid8
       ORDER BY arrival, occurred_at, event_id`,
      [ids, String(from), String(to)],
    );
    return rows.map(toEntryView);
  }

  /** Whether anybody's place in the tree of aliases has changed since then. */
  async hasMoved(since: bigint): Promise<boolean> {
    const [row] = await this.dataSource.query<{ moved: boolean }[]>(
      'SELECT EXISTS (SELECT FROM edge WHERE arrival >= $1::text::xid8) AS moved',
      [String(since)],
    );
    return row!.moved;
  }

  private wake(): void {
    if (this.listeners.size === 0) return;
    if (this.looking) {
      this.again = true;
      return;
    }
    this.looking = this.look()
      .catch((error: unknown) => this.logger.warn(`live streams wait: ${(error as Error).message}`))
      .finally(() => {
        this.looking = undefined;
        if (this.again) {
          this.again = false;
          this.wake();
        }
      });
  }

  private async moveToNow(): Promise<void> {
    const [row] = await this.dataSource.query<{ gate: string; build: string }[]>(
      'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS gate, (SELECT id FROM build) AS build',
    );
    this.gate = BigInt(row!.gate);
    this.build = row!.build;
  }

  private async look(): Promise<void> {
    const from = String(this.gate!);
    const rows = await prepared<EntryRow & Look>(this.dataSource, LOOK, [from]);
    const { gate: until, build, has_moved: hasMoved } = rows[0]!;
    const gate = BigInt(until);
    if (gate === this.gate && build === this.build) return;
    const entries = rows.filter((row) => row.event_id !== null);
    const moved = hasMoved
      ? await this.dataSource.query<{ child_id: string; parent_id: string | null }[]>(
          'SELECT child_id, parent_id FROM edge WHERE arrival >= $1::text::xid8 AND arrival < $2::text::xid8',
          [from, until],
        )
      : [];
    const isReset = build !== this.build || entries.length > MOST;
    this.gate = gate;
    this.build = build;
    const news: News = {
      gate,
      build,
      entries: isReset ? [] : entries.map(toEntryView),
      moved: moved.flatMap((edge) => [edge.child_id, edge.parent_id]).filter((id) => id !== null),
      isReset,
    };
    for (const listener of this.listeners) listener(news);
  }
}
