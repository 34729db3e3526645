import {
  type CreditCauseKind,
  CreditDeclined,
  CreditGranted,
  CreditRequested,
  CreditReversed,
  type NewEvent,
} from '@viewline/events';
import { idFromName, type Money } from '@viewline/kernel';
import { grantJournal, type Journal } from '../ledger/journal.js';
import { isSamePerson, type Signature } from './actor.js';
import {
  aboveLimit,
  amountNotPositive,
  amountTooLarge,
  approvedByRequester,
  notGranted,
  notPending,
} from './credit.errors.js';
import { isWithin } from './credit-limits.js';

export const CREDIT_STATUSES = ['pending', 'granted', 'declined', 'reversed'] as const;
export type CreditStatus = (typeof CREDIT_STATUSES)[number];

/** Why a credit is given. One cause gives one subscriber one credit. */
export interface CreditCause {
  kind: CreditCauseKind;
  id: string;
}

export interface Credit {
  id: string;
  subscriberId: string;
  amount: Money;
  cause: CreditCause;
  status: CreditStatus;
  note: string | null;
  requestedBy: Signature;
  requestedAt: Date;
  decidedBy: Signature | null;
  decidedAt: Date | null;
  decisionReason: string | null;
  reversedBy: Signature | null;
  reversedAt: Date | null;
  reversalReason: string | null;
  /** Events told of it. */
  sequence: number;
}

export interface CreditRequest {
  subscriberId: string;
  amount: Money;
  cause: CreditCause;
  requestedBy: Signature;
  /** Where a second person agreed beforehand. */
  approvedBy?: Signature | null | undefined;
  note?: string | undefined;
}

/** Minor units: so little that no sum of many leaves the range of exact numbers. */
const LARGEST = 1_000_000_000_000;

/** A credit that waits for somebody. Its id follows from its cause, so that two requests are seen to be one. */
export function request(asked: CreditRequest, now: Date): Credit {
  if (asked.amount.minor <= 0) throw amountNotPositive();
  if (asked.amount.minor > LARGEST) throw amountTooLarge(asked.amount);
  const { subscriberId, amount, cause, requestedBy, note } = asked;
  return {
    id: idFromName('credit', cause.kind, cause.id, subscriberId),
    subscriberId,
    amount,
    cause,
    status: 'pending',
    note: note ?? null,
    requestedBy,
    requestedAt: now,
    decidedBy: null,
    decidedAt: null,
    decisionReason: null,
    reversedBy: null,
    reversedAt: null,
    reversalReason: null,
    sequence: 1,
  };
}

/** Granted at once: whoever asks has the authority. */
export const grantAtOnce = (asked: CreditRequest, now: Date): Credit => ({
  ...request(asked, now),
  status: 'granted',
  decidedBy: asked.approvedBy ?? null,
  decidedAt: now,
});

/** @throws DomainError unless the approver is another person whose own limit reaches that far */
export function approve(credit: Credit, by: Signature, authority: Money, now: Date, reason?: string): Credit {
  if (credit.status !== 'pending') throw notPending(credit.status);
  if (isSamePerson(credit.requestedBy, by)) throw approvedByRequester();
  if (!isWithin(credit.amount, authority)) throw aboveLimit(credit.amount, authority);
  return decided(credit, 'granted', by, now, reason);
}

/** Whoever asked may think better of it, too. */
export function decline(credit: Credit, by: Signature, now: Date, reason: string): Credit {
  if (credit.status !== 'pending') throw notPending(credit.status);
  return decided(credit, 'declined', by, now, reason);
}

export function reverse(credit: Credit, by: Signature, authority: Money, now: Date, reason: string): Credit {
  if (credit.status !== 'granted') throw notGranted(credit.status);
  if (!isWithin(credit.amount, authority)) throw aboveLimit(credit.amount, authority);
  const { sequence } = credit;
  return {
    ...credit,
    status: 'reversed',
    reversedBy: by,
    reversedAt: now,
    reversalReason: reason,
    sequence: sequence + 1,
  };
}

function decided(credit: Credit, status: CreditStatus, by: Signature, now: Date, reason?: string): Credit {
  const decision = { decidedBy: by, decidedAt: now, decisionReason: reason ?? null };
  return { ...credit, ...decision, status, sequence: credit.sequence + 1 };
}

/** How the grant stands in the books. */
export function journalOf(credit: Credit): Journal {
  const { id, subscriberId, amount, cause, requestedBy, requestedAt, decidedBy, decidedAt } = credit;
  return grantJournal(
    { subscriberId, amount, cause: cause.kind },
    { reference: id, bookedAt: decidedAt ?? requestedAt, bookedBy: (decidedBy ?? requestedBy).id },
  );
}

/**
 * What is told of a credit that has just come to the state it is in.
 * @param balance the subscriber's, after it
 */
export function eventOf(credit: Credit, balance?: Money): NewEvent {
  const { id: creditId, subscriberId, cause, sequence } = credit;
  const key = { creditId, subscriberId, amount: credit.amount.toJSON(), cause };
  const after = balance && { balance: balance.toJSON() };
  const note = credit.note ? { note: credit.note } : {};
  const requestedBy = credit.requestedBy.name;
  switch (credit.status) {
    case 'pending':
      return CreditRequested.create(
        { ...key, requestedBy, approvalsNeeded: 1, ...note },
        { time: credit.requestedAt, sequence },
      );
    case 'granted':
      return CreditGranted.create(
        {
          ...key,
          requestedBy,
          approvedBy: credit.decidedBy ? [credit.decidedBy.name] : [],
          ...after,
          ...note,
        },
        { time: credit.decidedAt!, sequence },
      );
    case 'declined':
      return CreditDeclined.create(
        { ...key, declinedBy: credit.decidedBy!.name, reason: credit.decisionReason! },
        { time: credit.decidedAt!, sequence },
      );
    case 'reversed':
      return CreditReversed.create(
        { ...key, reversedBy: credit.reversedBy!.name, reason: credit.reversalReason!, ...after },
        { time: credit.reversedAt!, sequence },
      );
  }
}
