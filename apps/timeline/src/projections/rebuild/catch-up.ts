import type { EventEnvelope } from '@viewline/events';
import type { EventLog, EventReader, LogRecord, Transaction } from '@viewline/messaging';
import type { DataSource } from 'typeorm';

/** A consumer whose part of the projection is built again. */
export interface Rebuilt {
  consumer: string;
  reader: EventReader;
  project: (events: readonly EventEnvelope[], tx: Transaction) => Promise<unknown>;
}

export interface RebuildProgress {
  consumer: string;
  done: number;
  total: number;
}

interface Position {
  topic: string;
  partition: number;
  next: number;
}

/** Brings the tables in the schema `rebuild` to where the live ones stand, as often as it is asked to. */
export class CatchUp {
  /** Applied so far. */
  events = 0;
  private readonly reached = new Map<string, number>();
  /** Set aside by the live consumer when we came by. Somebody may have them replayed before we are done. */
  private readonly passedOver = new Map<Rebuilt, LogRecord[]>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly log: EventLog,
    private readonly onProgress: (progress: RebuildProgress) => void,
  ) {}

  /**
   * @param live in whose eyes the consumer stands where it stands, and has set aside what it has set aside
   * @param into what to write in; a transaction for each piece when left out
   */
  async follow(rebuilt: Rebuilt, live: Transaction, into?: Transaction): Promise<void> {
    // Positions first: what is behind them was applied or set aside, and stays applied once it is.
    const positions = await livePositions(rebuilt, live);
    const setAside = await recordsSetAside(rebuilt, live);
    await this.takeUpReplayed(rebuilt, setAside, into);
    const from = (at: Position) => this.reached.get(keyOf(rebuilt, at)) ?? 0;
    const total = positions.reduce((sum, position) => sum + position.next - from(position), 0);
    let done = 0;
    let turn = Promise.resolve();
    const take = async (records: readonly LogRecord[]): Promise<void> => {
      await this.apply(rebuilt, records, setAside, into);
      done += records.length;
      this.onProgress({ consumer: rebuilt.consumer, done, total });
    };
    // Read side by side, because beginning to read takes a log its time; written one after the other.
    const scans = positions.map(async (position) => {
      const begin = from(position) || (await this.begin(position));
      await this.log.scan({ ...position, from: begin, to: position.next }, (records) => {
        turn = turn.then(() => take(records));
        return turn;
      });
      this.reached.set(keyOf(rebuilt, position), position.next);
    });
    // Nobody may still be writing when the transaction or the lock is given up.
    const failed = (await Promise.allSettled(scans)).find((scan) => scan.status === 'rejected');
    if (failed) throw failed.reason;
  }

  private async takeUpReplayed(
    rebuilt: Rebuilt,
    setAside: ReadonlySet<string>,
    into: Transaction | undefined,
  ): Promise<void> {
    const known = this.passedOver.get(rebuilt) ?? [];
    this.passedOver.set(rebuilt, []);
    if (known.length > 0) await this.apply(rebuilt, known, setAside, into);
  }

  /** What the live projection has set aside is not in it; the rebuilt one must be equal, and gets it by replay. */
  private async apply(
    rebuilt: Rebuilt,
    records: readonly LogRecord[],
    setAside: ReadonlySet<string>,
    into: Transaction | undefined,
  ): Promise<void> {
    const isSetAside = (record: LogRecord) => setAside.has(placeOf(record));
    const waiting = this.passedOver.get(rebuilt) ?? [];
    this.passedOver.set(rebuilt, [...waiting, ...records.filter(isSetAside)]);
    const read = records.filter((record) => !isSetAside(record)).map((record) => rebuilt.reader.read(record));
    const poison = read.find((r) => r.kind === 'poison');
    if (poison) throw poison.error;
    const events = read.filter((r) => r.kind === 'event').map((r) => r.event);
    if (events.length === 0) return;
    const write = async (tx: Transaction): Promise<void> => {
      await tx.query('SET LOCAL search_path = rebuild, public');
      await rebuilt.project(events, tx);
      await tx.query('SET LOCAL search_path = public');
    };
    await (into ? write(into) : this.dataSource.transaction(write));
    this.events += events.length;
  }

  private async begin({ topic, partition }: Position): Promise<number> {
    const bounds = await this.log.bounds(topic);
    return bounds.find((b) => b.partition === partition)?.begin ?? 0;
  }
}

async function livePositions({ consumer }: Rebuilt, live: Transaction): Promise<Position[]> {
  const rows = await live.query<{ topic: string; partition: number; next: string }[]>(
    'SELECT topic, partition, next FROM public.consumer_position WHERE consumer = $1 ORDER BY topic, partition',
    [consumer],
  );
  return rows.map((row) => ({ ...row, next: Number(row.next) }));
}

async function recordsSetAside({ consumer }: Rebuilt, live: Transaction): Promise<Set<string>> {
  const rows = await live.query<{ topic: string; partition: number; log_offset: string }[]>(
    'SELECT topic, partition, log_offset FROM public.dead_letter WHERE consumer = $1',
    [consumer],
  );
  return new Set(rows.map((row) => placeOf({ ...row, offset: Number(row.log_offset) })));
}

const placeOf = ({ topic, partition, offset }: Pick<LogRecord, 'topic' | 'partition' | 'offset'>) =>
  `${topic} ${partition} ${offset}`;

const keyOf = ({ consumer }: Rebuilt, { topic, partition }: Position) => `${consumer} ${topic} ${partition}`;
