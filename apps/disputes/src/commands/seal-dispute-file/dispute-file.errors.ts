import { DomainError } from '@viewline/kernel';

export const tooMuchOnRecord = (most: number): DomainError =>
  new DomainError(
    'too-large',
    'dispute-file.too-much',
    `More than ${most} events are on record: choose a shorter period`,
  );

export const badPeriod = (message: string): DomainError =>
  new DomainError('invalid', 'dispute-file.bad-period', message, [{ path: 'from', message }]);

export const sealedElsewhere = (): DomainError =>
  new DomainError('conflict', 'dispute-file.busy', 'Others are sealing files of this dispute: try again');

export const fileNotFound = (): DomainError =>
  new DomainError('not-found', 'dispute-file.not-found', 'There is no such file of this dispute');

export const noKey = (): DomainError =>
  new DomainError('not-found', 'dispute-file.no-key', 'Dispute files are not signed here');
