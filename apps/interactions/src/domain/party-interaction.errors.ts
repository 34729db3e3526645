import { DomainError } from '@viewline/kernel';

export function partyInteractionNotFound(): DomainError {
  return new DomainError('not-found', 'partyInteraction.not-found', 'No PartyInteraction has this id');
}
