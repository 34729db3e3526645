import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Queryable } from '../../query/find-page.query.js';
import type { CallbackGuard } from './callback-guard.js';
import { HubHttpClient } from './hub-http-client.js';
import { HubQueue, type Claim } from './hub-queue.js';

export interface HubWorkerOptions {
  /** Subscriptions served at once. */
  concurrency?: number;
  timeoutMilliseconds?: number;
  /** How often an idle queue is looked at. */
  pollMilliseconds?: number;
  /** Before attempt 2, 3, …; after the last the subscription is unreachable. */
  retryDelays?: readonly number[];
}

const HOUR = 60 * 60 * 1000;
const KEEP_DELIVERED = 7 * 24 * HOUR;
/** A busy subscription gives way to others after this many notifications in a row. */
const TURN = 100;

/**
 * Delivers what the hub queued: at least once, in order per subscription, with a stable `webhook-id`. Subscriptions do
 * not wait for each other; any number of workers may run on one database.
 */
export class HubWorker {
  private readonly logger = new Logger(HubWorker.name);
  private readonly client: HubHttpClient;
  private readonly queue: HubQueue;
  private readonly concurrency: number;
  private readonly pollMilliseconds: number;
  private readonly inFlight = new Set<Promise<void>>();
  private stopping?: AbortController;
  private loop?: Promise<void>;
  private prunedAt = 0;

  constructor(db: Queryable, guard: CallbackGuard, options: HubWorkerOptions = {}) {
    const timeout = options.timeoutMilliseconds ?? 15_000;
    this.client = new HubHttpClient(guard, timeout);
    // Longer than any attempt: as long as a worker lives, its claim does.
    this.queue = new HubQueue(db, timeout + 30_000, options.retryDelays);
    this.concurrency = options.concurrency ?? 16;
    this.pollMilliseconds = options.pollMilliseconds ?? 250;
  }

  start(): void {
    if (this.loop) return;
    const stopping = new AbortController();
    this.stopping = stopping;
    this.loop = this.run(stopping.signal);
  }

  /** Takes up nothing new, lets the attempts under way end, and closes the connections. */
  async stop(): Promise<void> {
    this.stopping?.abort();
    await this.loop;
    await Promise.all(this.inFlight);
    this.client.close();
    this.loop = undefined;
  }

  /** Delivers until nothing is due; retries that are due later stay in the queue. */
  async drain(): Promise<void> {
    const never = new AbortController().signal;
    while ((await this.takeUp(never)) > 0 || this.inFlight.size > 0) await Promise.race(this.inFlight);
  }

  private async run(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      try {
        if (Date.now() - this.prunedAt > HOUR) {
          this.prunedAt = Date.now();
          await this.queue.prune(KEEP_DELIVERED);
        }
        await this.takeUp(stop);
      } catch (error) {
        this.logger.warn(`hub queue not readable, trying again: ${String(error)}`);
      }
      await pause(this.pollMilliseconds, undefined, { signal: stop }).catch(() => undefined);
    }
  }

  private async takeUp(stop: AbortSignal): Promise<number> {
    const free = this.concurrency - this.inFlight.size;
    if (free <= 0) return 0;
    const claims = await this.queue.claim(free);
    for (const claim of claims) {
      const turn = this.serve(claim, stop)
        .catch((error: unknown) => this.logger.warn(`hub delivery interrupted: ${String(error)}`))
        .finally(() => this.inFlight.delete(turn));
      this.inFlight.add(turn);
    }
    return claims.length;
  }

  private async serve(claim: Claim, stop: AbortSignal): Promise<void> {
    for (let served = 0; served < TURN && !stop.aborted; served++) {
      const due = await this.queue.next(claim);
      if (!due) break;
      const outcome = await this.client.post(due);
      await this.queue.record(claim, due, outcome);
      if (outcome.kind !== 'delivered') break;
    }
    await this.queue.release(claim);
  }
}
