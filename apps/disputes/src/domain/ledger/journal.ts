import type { CreditCauseKind } from '@viewline/events';
import { idFromName, type Money } from '@viewline/kernel';
import { type Account, expenseOf, redemption, subscriberCredit } from './account.js';
import { unbalancedJournal } from './ledger.errors.js';

export const JOURNAL_KINDS = ['grant', 'spending', 'reversal'] as const;
export type JournalKind = (typeof JOURNAL_KINDS)[number];

export interface Entry {
  account: Account;
  /** Minor units; what a subscriber may spend grows with a positive amount, an expense with a negative one. */
  amount: number;
}

/** One booking. It is never changed; what was wrong is reversed by another one. */
export interface Journal {
  /** Derived from what is booked, so that booking it twice is seen. */
  id: string;
  kind: JournalKind;
  /** The credit or spending that it books. */
  reference: string;
  /** The journal that it takes back. */
  reverses: string | null;
  bookedAt: Date;
  bookedBy: string;
  entries: readonly Entry[];
}

type Booking = Pick<Journal, 'reference' | 'bookedAt' | 'bookedBy'>;

export function grantJournal(
  grant: { subscriberId: string; amount: Money; cause: CreditCauseKind },
  booking: Booking,
): Journal {
  const { minor, currency } = grant.amount;
  return journal('grant', booking, null, [
    { account: subscriberCredit(grant.subscriberId, currency), amount: minor },
    { account: expenseOf(grant.cause, currency), amount: -minor },
  ]);
}

/** @param parts what is taken from whom, all in one currency */
export function spendingJournal(
  parts: readonly { subscriberId: string; amount: Money }[],
  booking: Booking,
): Journal {
  const total = parts.map(({ amount }) => amount).reduce((all, amount) => all.plus(amount));
  return journal('spending', booking, null, [
    ...parts.map(({ subscriberId, amount }) => ({
      account: subscriberCredit(subscriberId, amount.currency),
      amount: -amount.minor,
    })),
    { account: redemption(total.currency), amount: total.minor },
  ]);
}

/** The same entries the other way round. */
export function reversalOf(booked: Journal, booking: Omit<Booking, 'reference'>): Journal {
  const entries = booked.entries.map(({ account, amount }) => ({ account, amount: -amount }));
  return journal('reversal', { ...booking, reference: booked.reference }, booked.id, entries);
}

function journal(kind: JournalKind, booking: Booking, reverses: string | null, entries: Entry[]): Journal {
  assertBalanced(entries);
  return {
    id: idFromName('ledger-journal', kind, reverses ?? booking.reference),
    kind,
    reverses,
    ...booking,
    entries,
  };
}

/** @throws DomainError `ledger.unbalanced` unless the entries of each currency add up to nothing */
export function assertBalanced(entries: readonly Entry[]): void {
  const sums = new Map<string, number>();
  for (const { account, amount } of entries) {
    sums.set(account.currency, (sums.get(account.currency) ?? 0) + amount);
  }
  if (entries.length < 2 || [...sums.values()].some((sum) => sum !== 0)) throw unbalancedJournal();
}
