import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions, type Transaction } from '@viewline/messaging';
import { Sweeps } from '@viewline/platform';
import { SubscriberCopy } from '@viewline/subscriber-copy';
import { isAbout, type Deed } from '../../domain/promises/deed.js';
import {
  breakPromise,
  keepPromise,
  type PromiseChange,
  type Promised,
} from '../../domain/promises/promise.js';
import { DeedRepository } from '../../persistence/deed.repository.js';
import { PromiseRepository } from '../../persistence/promise.repository.js';

export const BROKEN_PROMISES = 'broken-promises';
const ROUND = 100;
/** Thirty days: an address that is linked later than that keeps no promise any more. */
const REMEMBERED = 30 * 24 * 60 * 60 * 1000;

/** Says of every promise whose deadline passes that it was broken, once. */
@Injectable()
export class BreakPromises implements OnApplicationBootstrap {
  constructor(
    private readonly transactions: Transactions,
    private readonly promises: PromiseRepository,
    private readonly deeds: DeedRepository,
    private readonly subscribers: SubscriberCopy,
    private readonly sweeps: Sweeps,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeps.schedule(BROKEN_PROMISES, '* * * * * *', () => this.execute());
    this.sweeps.schedule('forgotten-deeds', '0 7 * * * *', () => this.forget());
  }

  /** One round. Returns how many were settled. */
  async execute(): Promise<number> {
    return await this.transactions.run(async (tx) => {
      const now = this.clock.now();
      const overdue = await this.promises.lockOverdue(tx, now, ROUND);
      const changes: PromiseChange[] = [];
      for (const promise of overdue) {
        const deed = await this.deedFor(promise, tx);
        const keeping = deed && { at: deed.at, evidence: deed.evidence };
        changes.push(keeping ? keepPromise(promise, keeping, now) : breakPromise(promise, now));
      }
      await this.promises.saveWithEvents(tx, changes);
      return overdue.length;
    });
  }

  /** Done for somebody who was not known to be one with them then. */
  private async deedFor(promise: Promised, tx: Transaction): Promise<Deed | undefined> {
    const family = await this.subscribers.familyOf(promise.subscriberId, tx);
    const deeds = await this.deeds.between(tx, family, promise.madeAt, promise.dueAt);
    return deeds.find((deed) => isAbout(deed, promise));
  }

  private async forget(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - REMEMBERED);
    return await this.transactions.run((tx) => this.deeds.forget(tx, before, 10 * ROUND));
  }
}
