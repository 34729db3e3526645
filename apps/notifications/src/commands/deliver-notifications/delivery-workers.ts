import { setTimeout as pause } from 'node:timers/promises';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Transactions } from '@viewline/messaging';
import { LaneServices } from './lane-services.js';
import { Lane } from './lane.js';
import { Wake } from './wake.js';

/** How often an idle queue is looked at: for repetitions that have come due, and for what other replicas queued. */
const IDLE = 500;
/** Between two looks while there is work, so that places that come free are filled together. */
const GATHER = 10;
/** Between two looks that found nothing, however much is going on beside. */
const BREATH = 30;

/** One lane per provider, from the start of the application to its end. */
@Injectable()
export class DeliveryWorkers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(DeliveryWorkers.name);
  private readonly wakes: Wake[] = [];
  private running: Promise<void>[] = [];
  private stopping = false;

  constructor(
    private readonly services: LaneServices,
    private readonly transactions: Transactions,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.services.providers.all().map((provider) => {
      const wake = new Wake();
      this.wakes.push(wake);
      return this.run(new Lane(provider, this.services, () => wake.wake()), wake);
    });
    this.transactions.onCommit(() => this.wakeAll());
  }

  // Before the pool closes: calls under way still have to be written down.
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.wakeAll();
    await Promise.all(this.running);
    this.services.providers.close();
  }

  private async run(lane: Lane, wake: Wake): Promise<void> {
    while (!this.stopping) {
      const taken = await lane.turn().catch((error: unknown) => {
        this.logger.warn(`queue not readable, trying again: ${(error as Error).message}`);
        return 0;
      });
      if (taken > 0) {
        if (!lane.isHalfFree) await pause(GATHER);
        continue;
      }
      if (lane.room > 0) await pause(BREATH);
      await wake.sleep(IDLE);
    }
    await lane.idle();
  }

  private wakeAll(): void {
    for (const wake of this.wakes) wake.wake();
  }
}
