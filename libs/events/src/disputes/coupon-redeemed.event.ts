import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { MoneySchema } from '../money-schema.js';
import { DISPUTES_TOPIC } from './topic.js';

export const CouponRedeemed = defineEvent({
  name: 'viewline.coupon.redeemed',
  version: 1,
  topic: DISPUTES_TOPIC,
  summary: 'A subscriber redeemed a coupon.',
  schema: Type.Object({
    redemptionId: Type.String({ format: 'uuid' }),
    subscriberId: Type.String({ format: 'uuid' }),
    code: Type.String({ minLength: 1, maxLength: 60 }),
    campaign: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    /** Absent where a coupon is no money. */
    amount: Type.Optional(MoneySchema),
    creditId: Type.Optional(Type.String({ format: 'uuid' })),
  }),
  subject: (data) => data.redemptionId,
  key: (data) => data.subscriberId,
});
