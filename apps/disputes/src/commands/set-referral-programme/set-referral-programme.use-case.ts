import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock, DomainError } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import type { Actor } from '../../domain/credit/actor.js';
import { aboveLimit } from '../../domain/credit/credit.errors.js';
import { isWithin } from '../../domain/credit/credit-limits.js';
import type { ReferralProgramme } from '../../domain/referral/referral.js';
import { CreditLimitRepository } from '../../persistence/credit-limit.repository.js';
import { ReferralRepository } from '../../persistence/referral.repository.js';

@Injectable()
export class SetReferralProgramme {
  constructor(
    private readonly transactions: Transactions,
    private readonly referrals: ReferralRepository,
    private readonly limits: CreditLimitRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * For recommendations from now on.
   * @throws DomainError `credit.above-limit` where one reward is more than who sets it may grant, `money.mixed-currencies`
   */
  async execute(programme: ReferralProgramme, by: Actor): Promise<void> {
    const { referrer, referred } = programme;
    if (referrer.currency !== referred.currency) {
      throw new DomainError('invalid', 'money.mixed-currencies', 'Both rewards are of one currency');
    }
    await this.transactions.run(async (tx) => {
      const authority = await this.limits.authority(tx, by.roles, referrer.currency);
      const above = [referrer, referred].find((reward) => !isWithin(reward, authority));
      if (above) throw aboveLimit(above, authority);
      await this.referrals.saveProgramme(tx, programme, by.id, this.clock.now());
    });
  }
}
