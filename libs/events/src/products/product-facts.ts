import { Type, type Static } from 'typebox';
import { MoneySchema } from '../money-schema.js';

/** What a product is to the subscriber: the subscription itself, something added to it, or a taste of it. */
export const PRODUCT_KINDS = ['package', 'add-on', 'trial'] as const;

/** Product statuses of TMF637 v4, with its trailing blank after `aborted` left out. */
export const PRODUCT_STATUSES = [
  'created',
  'pendingActive',
  'active',
  'suspended',
  'pendingTerminate',
  'terminated',
  'cancelled',
  'aborted',
] as const;

/** A product as others need to know it. Owner: TMF637 product inventory. */
export const ProductFactsSchema = Type.Object({
  productId: Type.String({ format: 'uuid' }),
  subscriberId: Type.String({ format: 'uuid' }),
  name: Type.String({ minLength: 1, maxLength: 200 }),
  kind: Type.Enum([...PRODUCT_KINDS]),
  status: Type.Enum([...PRODUCT_STATUSES]),
  /** Such as `basic`, `premium`. */
  tier: Type.Optional(Type.String({ maxLength: 60 })),
  bouquets: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 120 }), { maxItems: 200 })),
  /** Streams that may be watched at the same time. */
  connections: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
  /** For one period. */
  price: Type.Optional(MoneySchema),
  /** ISO 8601 duration, such as `P1M`. */
  period: Type.Optional(Type.String({ maxLength: 40 })),
  startsAt: Type.String({ format: 'date-time' }),
  /** Absent: it never expires. */
  expiresAt: Type.Optional(Type.String({ format: 'date-time' })),
  /** Where the subscriber renews it. */
  renewalUrl: Type.Optional(Type.String({ format: 'uri', maxLength: 2000 })),
});
export type ProductFacts = Static<typeof ProductFactsSchema>;
