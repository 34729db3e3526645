import { CreditSpent, type NewEvent } from '@viewline/events';
import { idFromName, type Money } from '@viewline/kernel';
import { notEnoughCredit } from '../ledger/ledger.errors.js';
import type { Signature } from './actor.js';

/** Credit used up, such as to pay a bill. What it was spent on can be paid so only once. */
export interface Spending {
  id: string;
  subscriberId: string;
  amount: Money;
  cause: { kind: string; id: string };
  by: Signature;
  at: Date;
}

export const spendingOf = (asked: Omit<Spending, 'id'>): Spending => ({
  ...asked,
  id: idFromName('credit-spending', asked.cause.kind, asked.cause.id),
});

export interface Purse {
  subscriberId: string;
  balance: Money;
}

/**
 * Takes the amount from the purses in their order: each member of a family keeps the credit that was given to it, and
 * what is taken is taken from somebody, so that undoing a merge leaves every balance where it belongs.
 * @throws DomainError `credit.not-enough`
 */
export function takeFrom(purses: readonly Purse[], amount: Money): { subscriberId: string; amount: Money }[] {
  let missing = amount;
  const parts = [];
  for (const { subscriberId, balance } of purses) {
    const taken = balance.compare(missing) < 0 ? balance : missing;
    if (taken.minor <= 0) continue;
    parts.push({ subscriberId, amount: taken });
    missing = missing.minus(taken);
  }
  if (missing.minor > 0) throw notEnoughCredit(amount, amount.minus(missing));
  return parts;
}

export const spentEvent = ({ id, subscriberId, amount, cause, by, at }: Spending): NewEvent =>
  CreditSpent.create(
    { spendingId: id, subscriberId, amount: amount.toJSON(), spentOn: cause, by: by.name },
    { time: at, sequence: 1 },
  );
