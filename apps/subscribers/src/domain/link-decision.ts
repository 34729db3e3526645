import type { Identity } from '@viewline/events';
import { ADDRESS_RULES } from './address-rules.js';

export const LINK_RULES = {
  'unique-address': 'an address of this kind belongs to one subscriber',
  'verified-address': 'an address that was proven to be one subscriber’s is nobody else’s',
  'one-account': 'a subscriber has one account number',
} as const;
export type LinkRule = keyof typeof LINK_RULES;

/** Somebody says: this address is mine. */
export interface Claim {
  subscriberId: string;
  identity: Identity;
  verified: boolean;
}

/** To whom an address belongs now. */
export interface Holder {
  subscriberId: string;
  verified: boolean;
}

export type LinkDecision =
  | { outcome: 'link' }
  | { outcome: 'unchanged' }
  /** It was theirs already; now it is proven. */
  | { outcome: 'verify' }
  /** It stays its holder's; that two people use it becomes an edge between them. Nobody is ever merged by it. */
  | { outcome: 'share'; holderId: string }
  | { outcome: 'refuse'; rule: LinkRule; holderId: string };

/** @param accounts the account numbers that the claimant has */
export function decideLink(
  claim: Claim,
  holder: Holder | undefined,
  accounts: readonly string[],
): LinkDecision {
  const { identity, subscriberId } = claim;
  if (holder?.subscriberId === subscriberId) {
    return { outcome: claim.verified && !holder.verified ? 'verify' : 'unchanged' };
  }
  if (!holder) {
    const second = identity.kind === 'account' && accounts.some((account) => account !== identity.value);
    return second ? { outcome: 'refuse', rule: 'one-account', holderId: subscriberId } : { outcome: 'link' };
  }
  const { sharing } = ADDRESS_RULES[identity.kind];
  if (sharing === 'never')
    return { outcome: 'refuse', rule: 'unique-address', holderId: holder.subscriberId };
  if (sharing === 'unless-verified' && (holder.verified || claim.verified)) {
    return { outcome: 'refuse', rule: 'verified-address', holderId: holder.subscriberId };
  }
  return { outcome: 'share', holderId: holder.subscriberId };
}
