import { Logger } from '@nestjs/common';
import type { EventLog } from '../log/event-log.port.js';
import { Wake } from '../wake.js';
import { OutboxSession, type OutboxRow } from './outbox-session.js';

export interface RelayOptions {
  /** PostgreSQL URL of the service's own database. */
  databaseUrl: string;
  /** The topic that the service owns; marks go to each of its partitions. */
  topic: string;
}

/** Events in one batch. A relay begins with few and takes more as long as they are small. */
const FEW = 100;
const MANY = 1000;
/** Characters of a batch that are enough: mostly an event has a thousand, but a thousand of them could have a million each. */
const ENOUGH = 2_000_000;
/** The poll is the truth, the wake-up only makes it quick. Milliseconds. */
const BUSY_POLL = 20;
const IDLE_POLL = 50;
const RETRY_DELAY = 250;
const ACTIVE_MARK_EVERY = 1_000;
const IDLE_MARK_EVERY = 15_000;

/**
 * Moves events from the outbox to the log, oldest first. Of all replicas one is elected by an advisory lock that
 * lives as long as its connection. A row leaves the outbox only after the log has acknowledged it, so a crash in
 * between publishes it again, under the same event id: consumers know it by that.
 */
export class OutboxRelay {
  private readonly logger = new Logger(OutboxRelay.name);
  private readonly wakeUp = new Wake();
  private running: Promise<void> | undefined;
  private stopping = false;
  private lastMark = 0;
  private movedSinceMark = true;
  private limit = FEW;

  constructor(
    private readonly options: RelayOptions,
    private readonly log: EventLog,
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Something was committed: do not wait for the next poll. */
  wake(): void {
    this.wakeUp.now();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.wakeUp.now();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const session = new OutboxSession(this.options.databaseUrl);
      try {
        await session.open();
        if (await session.elect()) await this.lead(session);
        else await this.wakeUp.wait(RETRY_DELAY * 2);
      } catch (error) {
        if (!this.stopping) {
          // Stop the whole shard, not the one event: what is behind it must not overtake it.
          this.logger.warn(`outbox of ${this.options.topic} waits: ${(error as Error).message}`);
          await this.wakeUp.wait(RETRY_DELAY);
        }
      } finally {
        await session.close();
      }
    }
  }

  private async lead(session: OutboxSession): Promise<void> {
    this.lastMark = 0;
    this.limit = FEW;
    let idleSince = Date.now();
    while (!this.stopping) {
      const { moved, isAll } = await this.moveBatch(session);
      if (moved > 0) idleSince = Date.now();
      if (isAll) await this.wakeUp.wait(Date.now() - idleSince < 1_000 ? BUSY_POLL : IDLE_POLL);
    }
  }

  private async moveBatch(session: OutboxSession): Promise<{ moved: number; isAll: boolean }> {
    const markDue = Date.now() - this.lastMark >= (this.movedSinceMark ? ACTIVE_MARK_EVERY : IDLE_MARK_EVERY);
    // Read before the rows: whatever was recorded until then is among them or already gone.
    const horizon = markDue ? await session.horizon() : undefined;
    const rows = await session.oldest(this.limit);
    const isAll = rows.length < this.limit;
    this.limit = limitAfter(rows, this.limit);
    if (rows.length > 0) {
      const partitions = new Map<string, number>();
      for (const topic of new Set(rows.map((row) => row.topic))) {
        partitions.set(topic, await this.log.partitions(topic));
      }
      await this.log.publish(rows.map((row) => row.record));
      await session.remove(rows, partitions);
      this.movedSinceMark = true;
    }
    if (horizon && isAll) await this.mark(session, horizon);
    return { moved: rows.length, isAll };
  }

  private async mark(session: OutboxSession, upTo: string): Promise<void> {
    const { topic } = this.options;
    await this.log.publish(await session.marks(topic, await this.log.partitions(topic), upTo));
    this.lastMark = Date.now();
    this.movedSinceMark = false;
  }
}

function limitAfter(rows: readonly OutboxRow[], limit: number): number {
  const characters = rows.reduce((sum, { record }) => sum + (record.value?.length ?? 0), 0);
  return characters > ENOUGH ? Math.max(1, limit >> 1) : Math.min(MANY, limit * 2);
}
