import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { Sweeps } from '@viewline/platform';
import { DisputeFileConfig } from '../../dispute-file/dispute-file.config.js';
import { FactRepository } from '../../persistence/fact.repository.js';

export const FORGET_SWEEP = 'forget-old-facts';
const DAY = 24 * 60 * 60 * 1000;
const BATCH = 5000;

/** Evidence is personal data: it is kept as long as charges are disputed, and not longer. */
@Injectable()
export class ForgetOldFacts implements OnApplicationBootstrap {
  constructor(
    private readonly sweeps: Sweeps,
    private readonly transactions: Transactions,
    private readonly facts: FactRepository,
    private readonly config: DisputeFileConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeps.schedule(FORGET_SWEEP, '0 */10 * * * *', () => this.execute());
  }

  /** @returns how many were forgotten */
  async execute(): Promise<number> {
    const oldest = new Date(this.clock.now().getTime() - this.config.DISPUTE_FACT_DAYS * DAY);
    return this.transactions.run((tx) => this.facts.forgetBefore(tx, oldest, BATCH));
  }
}
