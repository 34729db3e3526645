import type { Coupon } from '../../domain/coupon/coupon.js';
import { tmfMoney } from '../../resources/tmf-money.js';

/** A coupon as it is shown: people by name. */
export const couponView = ({ issuedBy, approvedBy, value, ...coupon }: Coupon) => ({
  ...coupon,
  ...(value.kind === 'amount'
    ? { kind: value.kind, amount: tmfMoney(value.amount) }
    : { kind: value.kind, percent: value.percent, amount: tmfMoney(value.cap) }),
  issuedBy: issuedBy.name,
  approvedBy: approvedBy?.name ?? null,
});
