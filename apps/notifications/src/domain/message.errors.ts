import { DomainError } from '@viewline/kernel';

export function messageConflict(message: string): DomainError {
  return new DomainError('conflict', 'communicationMessage.state-conflict', message);
}

export function messageInvalid(path: string, message: string): DomainError {
  return new DomainError('invalid', 'communicationMessage.invalid', message, [{ path, message }]);
}
