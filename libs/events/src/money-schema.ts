import { Type } from 'typebox';

/** An amount in whole minor units (cents, fils, yen) with its ISO 4217 currency. Never a float. */
export const MoneySchema = Type.Object({
  minor: Type.Integer({ minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }),
  currency: Type.String({ pattern: '^[A-Z]{3}$' }),
});
