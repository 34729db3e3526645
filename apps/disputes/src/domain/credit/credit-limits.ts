import { currencyExponent, Money } from '@viewline/kernel';

/** Whole units of a currency that a role may grant on its own where nothing was set for that currency. */
const UNLESS_SET: Readonly<Record<string, number>> = {
  agent: 20,
  supervisor: 200,
  operator: 2000,
  integrator: 0,
};

export const LIMITED_ROLES = ['agent', 'supervisor', 'operator', 'integrator'] as const;
export type LimitedRole = (typeof LIMITED_ROLES)[number];

/** Minor units by role, of one currency; what was set. */
export type LimitsSet = ReadonlyMap<string, number>;

export function limitOfRole(role: string, currency: string, set: LimitsSet): Money {
  return Money.of(set.get(role) ?? (UNLESS_SET[role] ?? 0) * 10 ** currencyExponent(currency), currency);
}

/** What somebody may grant, or approve, on their own: the highest of their roles' limits. */
export function authorityOf(roles: readonly string[], currency: string, set: LimitsSet): Money {
  return roles
    .map((role) => limitOfRole(role, currency, set))
    .reduce((highest, limit) => (limit.compare(highest) > 0 ? limit : highest), Money.zero(currency));
}

export const isWithin = (amount: Money, authority: Money): boolean => amount.compare(authority) <= 0;
