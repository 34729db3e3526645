import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { Sweeps } from '@viewline/platform';
import { missDeadlines } from '../../domain/dispute/missed-deadlines.js';
import { DisputeRepository } from '../../persistence/dispute.repository.js';

export const DISPUTE_DEADLINES_SWEEP = 'dispute-deadlines';
const ROUND = 100;

/** Says of each deadline that passes that it did, once. */
@Injectable()
export class MissDeadlines implements OnApplicationBootstrap {
  constructor(
    private readonly sweeps: Sweeps,
    private readonly transactions: Transactions,
    private readonly disputes: DisputeRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeps.schedule(DISPUTE_DEADLINES_SWEEP, '*/5 * * * * *', () => this.execute());
  }

  /** One round. Returns how many disputes it found. */
  async execute(): Promise<number> {
    return await this.transactions.run(async (tx) => {
      const now = this.clock.now();
      const overdue = await this.disputes.lockOverdue(tx, now, ROUND);
      for (const dispute of overdue) await this.disputes.saveWithEvents(tx, missDeadlines(dispute, now));
      return overdue.length;
    });
  }
}
