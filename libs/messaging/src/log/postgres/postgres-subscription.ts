import { Logger } from '@nestjs/common';
import type pg from 'pg';
import type { BatchControl, LogBatch, Subscription, TopicPartition } from '../event-log.port.js';
import { Wake } from '../../wake.js';
import type { LogListener } from './log-listener.js';
import { PartitionOwnership, keyOf } from './partition-ownership.js';
import { readRecords } from './read-records.js';

const BATCH = 500;
/** Milliseconds. Appends wake the loop; the poll covers a wake-up that was lost with its connection. */
const POLL = 500;
/** Less than the poll, so that an idle member settles each time. */
const SETTLE_EVERY = 400;
const REDELIVER_AFTER = 200;

/** One member of one group: a loop that feeds every idle partition, so that a slow one holds up nobody else. */
export class PostgresSubscription {
  private readonly logger: Logger;
  private readonly wake = new Wake();
  private readonly stopped = new Wake();
  private readonly next = new Map<string, number>();
  private readonly busy = new Map<string, Promise<void>>();
  /** Read to their end, and nothing was appended to their topic since. */
  private readonly drained = new Set<string>();
  private ownership: PartitionOwnership | undefined;
  private loop: Promise<void> | undefined;
  private stopping = false;
  private settledAt = 0;
  /** More was there than one reading takes. */
  private isBehind = false;

  constructor(
    private readonly url: string,
    private readonly pool: pg.Pool,
    private readonly listener: LogListener,
    private readonly subscription: Subscription,
  ) {
    this.logger = new Logger(`${PostgresSubscription.name} ${subscription.group}`);
  }

  start(): void {
    this.loop = this.run();
  }

  isReady(): boolean {
    return this.settledAt > 0 && !this.stopping;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.wake.now();
    this.stopped.now();
    await this.loop;
  }

  private async run(): Promise<void> {
    const silence = this.listener.onAppend((topic) => this.appended(topic));
    while (!this.stopping) {
      try {
        await this.settle();
        const fed = await this.feed();
        if (!fed && !(await this.wake.wait(POLL))) this.drained.clear();
        if (this.subscription.linger && !this.isBehind) await this.stopped.wait(this.subscription.linger);
      } catch (error) {
        if (this.stopping) break;
        this.logger.warn(`log not readable, trying again: ${(error as Error).message}`);
        this.drained.clear();
        await this.wake.wait(REDELIVER_AFTER);
      }
    }
    silence();
    await Promise.allSettled(this.busy.values());
    await this.ownership?.leave();
  }

  private async settle(): Promise<void> {
    this.ownership ??= new PartitionOwnership(this.url, this.subscription.group, await this.allPartitions());
    if (Date.now() - this.settledAt < SETTLE_EVERY && this.ownership.list().length > 0) return;
    await this.ownership.settle((at) => this.busy.has(keyOf(at)));
    // Positions are only trusted while the partition stays ours.
    for (const key of this.next.keys()) {
      if (!this.ownership.list().some((at) => keyOf(at) === key)) this.forget(key);
    }
    this.settledAt = Date.now();
  }

  private async feed(): Promise<boolean> {
    const idle = this.ownership!.list().filter(
      (at) => !this.busy.has(keyOf(at)) && !this.drained.has(keyOf(at)),
    );
    for (const at of idle) {
      if (!this.next.has(keyOf(at))) this.next.set(keyOf(at), await this.subscription.position(at));
    }
    if (idle.length === 0) return false;
    // Said before reading: what is appended meanwhile takes it back.
    for (const at of idle) this.drained.add(keyOf(at));
    const batches = await readRecords(
      this.pool,
      idle.map((at) => ({ ...at, next: this.next.get(keyOf(at))! })),
      BATCH,
    );
    this.isBehind = batches.some(({ records }) => records.length === BATCH);
    for (const batch of batches) this.dispatch(batch);
    return batches.length > 0;
  }

  private dispatch(batch: LogBatch): void {
    const key = keyOf(batch);
    const control: BatchControl = {
      heartbeat: async () => undefined,
      isRunning: () => !this.stopping && this.ownership!.isOwned(batch),
    };
    if (batch.records.length === BATCH) this.drained.delete(key);
    const work = this.subscription
      .handle(batch, control)
      .then(() => void this.next.set(key, batch.records.at(-1)!.offset + 1))
      .catch(async (error: unknown) => {
        this.logger.warn(`${key} will be read again: ${(error as Error).message}`);
        this.forget(key);
        if (!this.stopping) await new Promise((resolve) => setTimeout(resolve, REDELIVER_AFTER));
      })
      .finally(() => {
        this.busy.delete(key);
        this.wake.now();
      });
    this.busy.set(key, work);
  }

  private appended(topic?: string): void {
    if (topic && !this.subscription.topics.includes(topic)) return;
    for (const key of this.drained) if (!topic || key.startsWith(`${topic}/`)) this.drained.delete(key);
    this.wake.now();
  }

  private forget(key: string): void {
    this.next.delete(key);
    this.drained.delete(key);
  }

  private async allPartitions(): Promise<TopicPartition[]> {
    const { rows } = await this.pool.query<TopicPartition>(
      'SELECT topic, partition FROM log_partition WHERE topic = ANY($1) ORDER BY topic, partition',
      [this.subscription.topics],
    );
    if (new Set(rows.map((row) => row.topic)).size < this.subscription.topics.length) {
      throw new Error(`a topic of ${this.subscription.topics.join(', ')} does not exist yet`);
    }
    return rows;
  }
}
