import { Type } from 'typebox';
import { MoneySchema } from '../money-schema.js';

/** What a credit is given for. */
export const CREDIT_CAUSES = ['dispute', 'compensation', 'goodwill', 'referral', 'coupon'] as const;
export type CreditCauseKind = (typeof CREDIT_CAUSES)[number];

/** In every event of a credit: one cause has at most one. */
export const creditKey = {
  creditId: Type.String({ format: 'uuid' }),
  subscriberId: Type.String({ format: 'uuid' }),
  amount: MoneySchema,
  cause: Type.Object({
    kind: Type.Enum([...CREDIT_CAUSES]),
    id: Type.String({ minLength: 1, maxLength: 200 }),
  }),
};
