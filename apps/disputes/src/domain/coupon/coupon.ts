import { DomainError, Money } from '@viewline/kernel';
import { isSamePerson, type Signature } from '../credit/actor.js';

/** What a coupon is worth: an amount, or whole percent of one period of the package, up to a cap. */
export type CouponValue =
  { kind: 'amount'; amount: Money } | { kind: 'percent'; percent: number; cap: Money };

export const COUPON_STATUSES = ['awaiting-approval', 'active', 'ended'] as const;
export type CouponStatus = (typeof COUPON_STATUSES)[number];

export interface Coupon {
  id: string;
  /** In normal form. */
  code: string;
  campaign: string;
  status: CouponStatus;
  value: CouponValue;
  validFrom: Date;
  /** Exclusive. */
  validUntil: Date;
  maxRedemptions: number;
  redeemed: number;
  issuedBy: Signature;
  issuedAt: Date;
  approvedBy: Signature | null;
}

const largest = ({ value }: Pick<Coupon, 'value'>): Money =>
  value.kind === 'amount' ? value.amount : value.cap;

/** What it can cost at most. @throws DomainError `money.not-exact` beyond the range of exact numbers */
export const exposureOf = (coupon: Pick<Coupon, 'value' | 'maxRedemptions'>): Money =>
  Money.of(largest(coupon).minor * coupon.maxRedemptions, largest(coupon).currency);

/** @throws DomainError unless it is another person who approves */
export function approveCoupon(coupon: Coupon, by: Signature): Coupon {
  if (coupon.status !== 'awaiting-approval') throw couponNotIn(coupon.status);
  if (isSamePerson(coupon.issuedBy, by)) {
    throw new DomainError(
      'forbidden',
      'coupon.second-person-needed',
      'Somebody else than who issued it has to approve',
    );
  }
  return { ...coupon, status: 'active', approvedBy: by };
}

export function endCoupon(coupon: Coupon): Coupon {
  if (coupon.status === 'ended') throw couponNotIn(coupon.status);
  return { ...coupon, status: 'ended' };
}

/**
 * What it gives somebody now; nothing where it is not valid or worth nothing to them.
 * @param price of one period of their package
 */
export function worthNow(coupon: Coupon, now: Date, price: Money | undefined): Money | undefined {
  const isValid =
    coupon.status === 'active' &&
    now >= coupon.validFrom &&
    now < coupon.validUntil &&
    coupon.redeemed < coupon.maxRedemptions;
  if (!isValid) return undefined;
  const { value } = coupon;
  if (value.kind === 'amount') return value.amount;
  if (price?.currency !== value.cap.currency) return undefined;
  const share = Number((BigInt(price.minor) * BigInt(value.percent)) / 100n);
  return share > 0 ? Money.of(Math.min(share, value.cap.minor), price.currency) : undefined;
}

export const couponNotFound = (): DomainError =>
  new DomainError('not-found', 'coupon.not-found', 'There is no such coupon');

export const couponNotIn = (status: string): DomainError =>
  new DomainError('conflict', 'coupon.wrong-status', `This coupon is ${status}`);

export const codeTaken = (): DomainError =>
  new DomainError('conflict', 'coupon.code-taken', 'There is a coupon of this code already');

/** Unknown, expired, used up, used by the family: whoever guesses learns nothing from the answer. */
export const codeNotValid = (): DomainError =>
  new DomainError('not-found', 'code.not-valid', 'This code is not valid for this subscriber');
