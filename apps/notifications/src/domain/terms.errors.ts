import { DomainError } from '@viewline/kernel';

export function acceptedLater(): DomainError {
  return new DomainError('invalid', 'terms.accepted-later', 'Nobody has accepted anything in the future', [
    { path: 'acceptedAt', message: 'is in the future' },
  ]);
}
