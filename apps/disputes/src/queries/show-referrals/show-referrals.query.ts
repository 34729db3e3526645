import { Injectable } from '@nestjs/common';
import { SubscriberCopy } from '@viewline/subscriber-copy';
import { DataSource } from 'typeorm';
import type { Referral, ReferralProgramme } from '../../domain/referral/referral.js';
import { tmfMoney } from '../../resources/tmf-money.js';
import { ReferralRepository } from '../../persistence/referral.repository.js';

const MOST = 200;

@Injectable()
export class ShowReferrals {
  constructor(
    private readonly dataSource: DataSource,
    private readonly referrals: ReferralRepository,
    private readonly subscribers: SubscriberCopy,
  ) {}

  /** How somebody came, and whom they recommended. */
  async execute(subscriberId: string) {
    const family = await this.subscribers.familyOf(subscriberId);
    const [came] = await this.referrals.referredOf(this.dataSource, family);
    const recommended = await this.referrals.referrersOf(this.dataSource, family, MOST);
    return { cameBy: came ? referralView(came) : null, recommended: recommended.map(referralView) };
  }

  async programme() {
    const programme = await this.referrals.programme(this.dataSource);
    return programme ? programmeView(programme) : { active: false };
  }
}

export const referralView = ({ claimedBy, referrer, referred, ...referral }: Referral) => ({
  ...referral,
  referrer: tmfMoney(referrer),
  referred: tmfMoney(referred),
  claimedBy: claimedBy.name,
});

export const programmeView = ({ active, referrer, referred }: ReferralProgramme) => ({
  active,
  referrer: tmfMoney(referrer),
  referred: tmfMoney(referred),
});
