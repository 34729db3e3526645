import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock, DomainError, newId } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { CODE, newCode, normaliseCode } from '../../domain/coupon/coupon-code.js';
import { approveCoupon, type Coupon, endCoupon, exposureOf } from '../../domain/coupon/coupon.js';
import { type Actor, signatureOf } from '../../domain/credit/actor.js';
import { isWithin } from '../../domain/credit/credit-limits.js';
import { CouponRepository } from '../../persistence/coupon.repository.js';
import { CreditLimitRepository } from '../../persistence/credit-limit.repository.js';

export interface CouponAsked extends Pick<Coupon, 'campaign' | 'value' | 'validUntil' | 'maxRedemptions'> {
  /** One that nobody guesses is made unless it is given. */
  code?: string | undefined;
  /** At once unless given. */
  validFrom?: Date | undefined;
  by: Actor;
}

/** Issues, approves and ends coupons. */
@Injectable()
export class IssueCoupon {
  constructor(
    private readonly transactions: Transactions,
    private readonly coupons: CouponRepository,
    private readonly limits: CreditLimitRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * What it can cost at most decides whether a second person has to approve it.
   * @throws DomainError `coupon.bad-code`, `coupon.bad-period`, `coupon.code-taken`
   */
  async execute({ by, ...asked }: CouponAsked): Promise<Coupon> {
    const code = asked.code === undefined ? newCode(randomInt) : normaliseCode(asked.code);
    if (!CODE.test(code)) throw bad('code', 'a code is 6 to 40 letters and digits');
    const now = this.clock.now();
    const validFrom = asked.validFrom ?? now;
    if (asked.validUntil <= validFrom) throw bad('period', 'a coupon ends after it begins');
    const exposure = exposureOf(asked);
    return this.transactions.run(async (tx) => {
      const authority = await this.limits.authority(tx, by.roles, exposure.currency);
      const coupon: Coupon = {
        id: newId(),
        code,
        campaign: asked.campaign,
        status: isWithin(exposure, authority) ? 'active' : 'awaiting-approval',
        value: asked.value,
        validFrom,
        validUntil: asked.validUntil,
        maxRedemptions: asked.maxRedemptions,
        redeemed: 0,
        issuedBy: signatureOf(by),
        issuedAt: now,
        approvedBy: null,
      };
      await this.coupons.insert(tx, coupon);
      return coupon;
    });
  }

  /** @throws DomainError `coupon.wrong-status`, `coupon.second-person-needed` */
  approve = (id: string, by: Actor): Promise<Coupon> =>
    this.decide(id, (coupon) => approveCoupon(coupon, signatureOf(by)));

  /** @throws DomainError `coupon.wrong-status` */
  end = (id: string): Promise<Coupon> => this.decide(id, endCoupon);

  private decide(id: string, decision: (coupon: Coupon) => Coupon): Promise<Coupon> {
    return this.transactions.run(async (tx) => {
      const decided = decision(await this.coupons.lock(tx, id));
      await this.coupons.saveDecision(tx, decided);
      return decided;
    });
  }
}

const bad = (what: 'code' | 'period', message: string): DomainError =>
  new DomainError('invalid', `coupon.bad-${what}`, message);
