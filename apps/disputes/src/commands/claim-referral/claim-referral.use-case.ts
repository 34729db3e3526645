import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock, idFromName } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import type { Principal } from '@viewline/platform';
import { SubscriberCopy } from '@viewline/subscriber-copy';
import { newCode, normaliseCode } from '../../domain/coupon/coupon-code.js';
import { signatureOf } from '../../domain/credit/actor.js';
import type { Referral } from '../../domain/referral/referral.js';
import { ProductCopyRepository } from '../../persistence/product-copy.repository.js';
import { ReferralRepository } from '../../persistence/referral.repository.js';
import { GuardedCode } from '../redeem-coupon/guarded-code.js';

@Injectable()
export class ClaimReferral {
  constructor(
    private readonly transactions: Transactions,
    private readonly guard: GuardedCode,
    private readonly referrals: ReferralRepository,
    private readonly products: ProductCopyRepository,
    private readonly subscribers: SubscriberCopy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The code that a subscriber gives to friends; always the same one. */
  async codeOf(subscriberId: string): Promise<string> {
    return this.transactions.run((tx) =>
      this.referrals.codeOf(tx, subscriberId, newCode(randomInt), this.clock.now()),
    );
  }

  /**
   * Notes that somebody new came by a recommendation. Nobody recommends themselves, and nobody who has been a customer
   * before, or came by another recommendation, is new.
   * @throws DomainError `code.not-valid` whatever the reason; Throttled
   */
  async execute(asked: {
    code: string;
    subscriberId: string;
    caller: Principal;
  }): Promise<{ referral: Referral; isNew: boolean }> {
    const code = normaliseCode(asked.code);
    return this.guard.try(asked, async (tx, claimedAt) => {
      const referrerId = await this.referrals.referrerOf(tx, code);
      const programme = await this.referrals.programme(tx);
      const family = await this.subscribers.familyOf(asked.subscriberId, tx);
      const [before] = await this.referrals.referredOf(tx, family);
      if (before) {
        const isSame = before.referrerId === referrerId && before.referredId === asked.subscriberId;
        return isSame ? { referral: before, isNew: false } : undefined;
      }
      if (!referrerId || !programme?.active || family.includes(referrerId)) return undefined;
      if (await this.products.isCustomer(tx, family)) return undefined;
      const referral: Referral = {
        id: idFromName('referral', asked.subscriberId),
        referrerId,
        referredId: asked.subscriberId,
        referrer: programme.referrer,
        referred: programme.referred,
        claimedBy: signatureOf(asked.caller),
        claimedAt,
        rewardedAt: null,
      };
      return (await this.referrals.insert(tx, referral)) ? { referral, isNew: true } : undefined;
    });
  }
}
