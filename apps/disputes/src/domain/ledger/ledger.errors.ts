import { DomainError, type Money } from '@viewline/kernel';

export const unbalancedJournal = (): DomainError =>
  new DomainError(
    'invalid',
    'ledger.unbalanced',
    'The entries of a journal add up to nothing in each currency',
  );

export const notEnoughCredit = (asked: Money, there: Money): DomainError =>
  new DomainError('conflict', 'credit.not-enough', `${asked} is more than the ${there} that may be spent`);

/** What was granted can be taken back only while it is still there. */
export const creditSpent = (): DomainError =>
  new DomainError('conflict', 'credit.spent', 'This credit, or a part of it, has been spent already');

export const alreadyReversed = (): DomainError =>
  new DomainError('conflict', 'ledger.already-reversed', 'A booking is reversed once');

export const spendingNotFound = (): DomainError =>
  new DomainError('not-found', 'spending.not-found', 'There is no such spending of credit');

export const spendingCauseUsed = (): DomainError =>
  new DomainError(
    'conflict',
    'spending.cause-used',
    'Credit was spent on this already, with another amount or by another subscriber',
  );
