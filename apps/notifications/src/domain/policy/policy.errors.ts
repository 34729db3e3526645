import { DomainError } from '@viewline/kernel';

export const subscriberNotFound = (): DomainError =>
  new DomainError('not-found', 'subscriber.not-found', 'There is no such subscriber');

export const messageNotFound = (): DomainError =>
  new DomainError('not-found', 'message.not-found', 'There is no such message');

export const preferencesConflict = (): DomainError =>
  new DomainError(
    'conflict',
    'preferences.version-conflict',
    'Somebody else has changed the preferences since; read them again',
  );

export const policyConflict = (): DomainError =>
  new DomainError(
    'conflict',
    'policy.version-conflict',
    'Somebody else has changed the policy since; read it again',
  );

export const linkInvalid = (): DomainError =>
  new DomainError('not-found', 'unsubscribe.link-invalid', 'This link is not one of ours');

export const saidInFuture = (): DomainError =>
  new DomainError('invalid', 'consent.said-in-future', 'Nobody can have said this yet', [
    { path: 'saidAt', message: 'is in the future' },
  ]);
