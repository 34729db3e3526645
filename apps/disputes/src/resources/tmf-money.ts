import { Money } from '@viewline/kernel';
import { Type, type Static } from 'typebox';
import { assertExact } from '../domain/exact-amount.js';

/** Money as TMF678 v4 writes it: major units as a JSON number. Inside it is never kept so. */
export const TmfMoneySchema = Type.Object({ unit: Type.String(), value: Type.Number() });
export type TmfMoney = Static<typeof TmfMoneySchema>;

/**
 * Reads an amount exactly as it is written.
 * @throws DomainError `money.malformed` for more decimal places than the currency has, `money.not-exact` for more
 *   digits than a JSON number holds, `money.unknown-currency`
 */
export function readTmfMoney({ unit, value }: TmfMoney): Money {
  return assertExact(Money.parse(String(value), unit));
}

export function tmfMoney(money: Money): TmfMoney {
  return { unit: money.currency, value: Number(assertExact(money).toDecimal()) };
}
