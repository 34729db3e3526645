import { Injectable } from '@nestjs/common';
import { idFromName, type Money } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import type { Principal } from '@viewline/platform';
import { SubscriberCopy } from '@viewline/subscriber-copy';
import { normaliseCode } from '../../domain/coupon/coupon-code.js';
import { type Coupon, worthNow } from '../../domain/coupon/coupon.js';
import { programme, signatureOf } from '../../domain/credit/actor.js';
import { CouponRepository, type Redemption } from '../../persistence/coupon.repository.js';
import { ProductCopyRepository } from '../../persistence/product-copy.repository.js';
import { GrantCredits } from '../grant-credits/grant-credits.use-case.js';
import { GuardedCode } from './guarded-code.js';

export interface RedemptionAsked {
  code: string;
  subscriberId: string;
  caller: Principal;
}

@Injectable()
export class RedeemCoupon {
  constructor(
    private readonly guard: GuardedCode,
    private readonly coupons: CouponRepository,
    private readonly products: ProductCopyRepository,
    private readonly subscribers: SubscriberCopy,
    private readonly grants: GrantCredits,
  ) {}

  /**
   * Once for a subscriber and everybody who is one with them; asked again for the same one it answers the same.
   * @throws DomainError `code.not-valid` whatever the reason; Throttled
   */
  async execute(asked: RedemptionAsked): Promise<Redemption & { isNew: boolean }> {
    const code = normaliseCode(asked.code);
    return this.guard.try(asked, async (tx, now) => {
      const coupon = await this.coupons.lockByCode(tx, code);
      if (!coupon) return undefined;
      const family = await this.subscribers.familyOf(asked.subscriberId, tx);
      const [before] = await this.coupons.redemptionsBy(tx, coupon.id, family);
      if (before) return before.subscriberId === asked.subscriberId ? { ...before, isNew: false } : undefined;
      const worth = worthNow(coupon, now, await this.products.priceOf(tx, family));
      return worth && { ...(await this.redeem(tx, coupon, worth, asked, now)), isNew: true };
    });
  }

  private async redeem(
    tx: Transaction,
    coupon: Coupon,
    amount: Money,
    { subscriberId, caller }: RedemptionAsked,
    at: Date,
  ): Promise<Redemption> {
    const [granted] = await this.grants.execute(tx, [
      {
        subscriberId,
        amount,
        cause: { kind: 'coupon', id: coupon.id },
        requestedBy: programme(`coupon ${coupon.code}`),
        note: coupon.campaign,
      },
    ]);
    const { credit } = granted!;
    const id = idFromName('coupon-redemption', coupon.id, subscriberId);
    const redemption = { id, subscriberId, creditId: credit.id };
    await this.coupons.addRedemptionWithEvent(tx, coupon, redemption, credit, {
      by: signatureOf(caller),
      at,
    });
    return redemption;
  }
}
