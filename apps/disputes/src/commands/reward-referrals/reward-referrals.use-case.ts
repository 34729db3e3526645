import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type EventEnvelope, ProductActivated } from '@viewline/events';
import { CLOCK, type Clock } from '@viewline/kernel';
import { type Transaction, Transactions } from '@viewline/messaging';
import { Sweeps } from '@viewline/platform';
import { type Referral, rewardsOf } from '../../domain/referral/referral.js';
import { ReferralRepository } from '../../persistence/referral.repository.js';
import { GrantCredits } from '../grant-credits/grant-credits.use-case.js';

export const REFERRAL_SWEEP = 'overlooked-referrals';
const BATCH = 500;

/** Who came by a recommendation and has their first product that is no trial: both are credited. */
@Injectable()
export class RewardReferrals implements OnApplicationBootstrap {
  constructor(
    private readonly sweeps: Sweeps,
    private readonly transactions: Transactions,
    private readonly referrals: ReferralRepository,
    private readonly grants: GrantCredits,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    // An activation that is read while its claim is being written is missed by both; this looks after them.
    this.sweeps.schedule(REFERRAL_SWEEP, '30 */5 * * * *', () =>
      this.transactions.run(async (tx) => this.reward(tx, await this.referrals.lockOverlooked(tx, BATCH))),
    );
  }

  async execute(tx: Transaction, events: readonly EventEnvelope[]): Promise<void> {
    const activated = events.flatMap((event) =>
      ProductActivated.is(event) && event.data.kind !== 'trial' ? [event.data.subscriberId] : [],
    );
    if (activated.length === 0) return;
    await this.reward(tx, await this.referrals.lockOpenOf(tx, [...new Set(activated)]));
  }

  /** @returns how many were rewarded */
  private async reward(tx: Transaction, referrals: readonly Referral[]): Promise<number> {
    await this.grants.execute(tx, referrals.flatMap(rewardsOf));
    await this.referrals.markRewarded(
      tx,
      referrals.map(({ id }) => id),
      this.clock.now(),
    );
    return referrals.length;
  }
}
