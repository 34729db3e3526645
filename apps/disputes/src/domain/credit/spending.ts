import { CreditSpendingReversed, CreditSpent, type NewEvent } from '@viewline/events';
import { idFromName, type Money } from '@viewline/kernel';
import { notEnoughCredit } from '../ledger/ledger.errors.js';
import { type Actor, type Signature, signatureOf } from './actor.js';
import { aboveLimit } from './credit.errors.js';
import { isWithin } from './credit-limits.js';

/** Whoever settles bills. */
export const SPENDERS = ['integrator', 'operator'] as const;

/** Credit used up, such as to pay a bill. What it was spent on can be paid so only once, also after a reversal. */
export interface Spending {
  id: string;
  subscriberId: string;
  amount: Money;
  cause: { kind: string; id: string };
  by: Signature;
  at: Date;
  /** That it was taken back, all of it. */
  reversal: { by: Signature; at: Date; reason: string } | null;
}

export const spendingOf = (asked: Omit<Spending, 'id' | 'reversal'>): Spending => ({
  ...asked,
  id: idFromName('credit-spending', asked.cause.kind, asked.cause.id),
  reversal: null,
});

/**
 * Taken back. Who may spend may take back whatever was spent; anybody else only as much as they may grant, for
 * subscribers have it to spend again.
 * @throws DomainError `credit.above-limit`
 */
export function reverseSpending(
  spending: Spending,
  by: Actor,
  authority: Money,
  now: Date,
  reason: string,
): Spending {
  const maySpend = SPENDERS.some((role) => by.roles.includes(role));
  if (!maySpend && !isWithin(spending.amount, authority)) throw aboveLimit(spending.amount, authority);
  return { ...spending, reversal: { by: signatureOf(by), at: now, reason } };
}

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

/** What is told of a spending that has just come to the state it is in. */
export function spendingEvent({
  id: spendingId,
  subscriberId,
  amount,
  cause,
  by,
  at,
  reversal,
}: Spending): NewEvent {
  const key = { spendingId, subscriberId, amount: amount.toJSON(), spentOn: cause };
  if (!reversal) return CreditSpent.create({ ...key, by: by.name }, { time: at, sequence: 1 });
  return CreditSpendingReversed.create(
    { ...key, reversedBy: reversal.by.name, reason: reversal.reason },
    { time: reversal.at, sequence: 2 },
  );
}
