import type { Identity } from '@viewline/events';
import { DomainError } from '@viewline/kernel';
import { LINK_RULES, type LinkRule } from './link-decision.js';
import type { Objection } from './merge.js';

export function subscriberNotFound(id: string): DomainError {
  return new DomainError(
    'not-found',
    'subscriber.not-found',
    `no subscriber ${JSON.stringify(id.slice(0, 80))}`,
  );
}

export function versionConflict(expected: number, actual: number): DomainError {
  return new DomainError(
    'conflict',
    'subscriber.version-conflict',
    `somebody else changed it: version ${actual}, not ${expected}`,
  );
}

/** Both ids are in the details, so that the caller can offer a merge; it is never done for them. */
export function identityTaken(
  identity: Identity,
  refusal: { rule: LinkRule; holderId: string },
  claimantId: string,
): DomainError {
  const message = `${identity.kind} ${identity.value}: ${LINK_RULES[refusal.rule]}`;
  return new DomainError('conflict', `identity.${refusal.rule}`, message, [
    { path: 'holder', message: refusal.holderId },
    { path: 'claimant', message: claimantId },
  ]);
}

export function mergeRefused(objections: readonly Objection[]): DomainError {
  return new DomainError(
    'conflict',
    'merge.refused',
    'these two cannot be merged',
    objections.map(({ rule, message }) => ({ path: rule, message })),
  );
}

export function partOfMerge(id: string): DomainError {
  return new DomainError(
    'conflict',
    'subscriber.part-of-merge',
    `${id} is part of a merge: undo the merge before removing it`,
  );
}

export function partyNotFound(kind: string, id: string): DomainError {
  return new DomainError('not-found', 'party.not-found', `no ${kind} ${JSON.stringify(id.slice(0, 80))}`);
}

export function identityNotLinked({ kind, value }: Identity, subscriberId: string): DomainError {
  return new DomainError(
    'not-found',
    'identity.not-linked',
    `${kind} ${value} is no address of ${subscriberId}`,
  );
}

export function externalIdTaken(): DomainError {
  return new DomainError(
    'conflict',
    'subscriber.external-id-taken',
    'another subscriber has this external id',
  );
}
