import { DomainError, type Money } from '@viewline/kernel';

/** Minor units. Fifteen decimal digits are what a JSON number carries there and back without loss (IEEE 754). */
const LARGEST = 999_999_999_999_999;

/** @throws DomainError `money.not-exact` for an amount that could not be shown exactly as a JSON number */
export function assertExact(money: Money): Money {
  if (Math.abs(money.minor) <= LARGEST) return money;
  throw new DomainError(
    'invalid',
    'money.not-exact',
    `${money.toString()} has more digits than are kept exactly`,
  );
}
