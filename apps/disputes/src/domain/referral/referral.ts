import type { Money } from '@viewline/kernel';
import { programme, type Signature } from '../credit/actor.js';
import type { CreditRequest } from '../credit/credit.js';

/** What a recommendation is worth at the moment. */
export interface ReferralProgramme {
  active: boolean;
  /** To who recommended. */
  referrer: Money;
  /** To who came. */
  referred: Money;
}

/** Somebody came by somebody's recommendation, on the terms of that day. */
export interface Referral {
  id: string;
  referrerId: string;
  referredId: string;
  referrer: Money;
  referred: Money;
  claimedBy: Signature;
  claimedAt: Date;
  rewardedAt: Date | null;
}

/** Both are credited for the same cause, each once. */
export function rewardsOf({ id, referrerId, referredId, referrer, referred }: Referral): CreditRequest[] {
  const both = [
    { subscriberId: referrerId, amount: referrer, note: 'Thank you for recommending us' },
    { subscriberId: referredId, amount: referred, note: 'Welcome' },
  ];
  return both
    .filter(({ amount }) => amount.minor > 0)
    .map((reward) => ({
      ...reward,
      cause: { kind: 'referral', id },
      requestedBy: programme('referral programme'),
    }));
}
