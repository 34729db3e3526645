import { DomainError, type Money } from '@viewline/kernel';

export const creditNotFound = (): DomainError =>
  new DomainError('not-found', 'credit.not-found', 'There is no such credit');

export const amountNotPositive = (): DomainError =>
  new DomainError('invalid', 'credit.amount-not-positive', 'A credit is more than nothing');

export const amountTooLarge = (amount: Money): DomainError =>
  new DomainError('invalid', 'credit.amount-too-large', `${amount} is more than a credit may be`);

/** One cause has one credit for a subscriber; asking for another amount is another request under a used name. */
export const causeUsed = (): DomainError =>
  new DomainError('conflict', 'credit.cause-used', 'This cause has a credit already, of another amount');

export const notPending = (status: string): DomainError =>
  new DomainError('conflict', 'credit.not-pending', `This credit is ${status}: there is nothing to decide`);

export const notGranted = (status: string): DomainError =>
  new DomainError(
    'conflict',
    'credit.not-granted',
    `This credit is ${status}: there is nothing to take back`,
  );

export const approvedByRequester = (): DomainError =>
  new DomainError('forbidden', 'credit.second-person-needed', 'Somebody else than who asked has to approve');

export const aboveLimit = (amount: Money, limit: Money): DomainError =>
  new DomainError('forbidden', 'credit.above-limit', `${amount} is above your limit of ${limit}`);
