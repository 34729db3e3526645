import type { Parts } from '@viewline/platform';
import { CouponController } from './api/coupon.controller.js';
import { ReferralController } from './api/referral.controller.js';
import { ClaimReferral } from './commands/claim-referral/claim-referral.use-case.js';
import { IssueCoupon } from './commands/issue-coupon/issue-coupon.use-case.js';
import { GuardedCode } from './commands/redeem-coupon/guarded-code.js';
import { RedeemCoupon } from './commands/redeem-coupon/redeem-coupon.use-case.js';
import { RewardReferrals } from './commands/reward-referrals/reward-referrals.use-case.js';
import { SetReferralProgramme } from './commands/set-referral-programme/set-referral-programme.use-case.js';
import { CodeAttemptRepository } from './persistence/code-attempt.repository.js';
import { CouponRepository } from './persistence/coupon.repository.js';
import { CreatePromotions1766000000240 } from './persistence/migrations/create-promotions.js';
import { ReferralRepository } from './persistence/referral.repository.js';
import { ListCoupons } from './queries/list-coupons/list-coupons.query.js';
import { ShowReferrals } from './queries/show-referrals/show-referrals.query.js';

/** Coupons and referrals. */
export const PROMOTION_PARTS: Parts = {
  controllers: [CouponController, ReferralController],
  providers: [
    IssueCoupon,
    RedeemCoupon,
    GuardedCode,
    ClaimReferral,
    RewardReferrals,
    SetReferralProgramme,
    CodeAttemptRepository,
    CouponRepository,
    ReferralRepository,
    ListCoupons,
    ShowReferrals,
  ],
  migrations: [CreatePromotions1766000000240],
};
