import { Type, type Static } from 'typebox';
import { IdentitySchema } from '../identity/identity.js';

/** Who a subscriber is, as other services need to know it. */
export const SubscriberProfileSchema = Type.Object({
  subscriberId: Type.String({ format: 'uuid' }),
  name: Type.String({ minLength: 1, maxLength: 500 }),
  status: Type.String({ minLength: 1, maxLength: 60 }),
  accountNumber: Type.Optional(Type.String({ maxLength: 100 })),
  /** BCP 47. */
  language: Type.Optional(Type.String({ maxLength: 35 })),
  /** Value tier, plan or other segment names. */
  segment: Type.Optional(Type.String({ maxLength: 60 })),
  plan: Type.Optional(Type.String({ maxLength: 120 })),
  region: Type.Optional(Type.String({ maxLength: 120 })),
  /** Since when they are a customer. */
  since: Type.Optional(Type.String({ format: 'date-time' })),
  /** Addresses linked at this moment; the truth about links is in the identity events. */
  identities: Type.Array(IdentitySchema, { maxItems: 200 }),
});
export type SubscriberProfile = Static<typeof SubscriberProfileSchema>;
