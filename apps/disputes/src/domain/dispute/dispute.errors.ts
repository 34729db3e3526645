import type { DisputeState } from '@viewline/events';
import { DomainError } from '@viewline/kernel';

export const disputeNotFound = (): DomainError =>
  new DomainError('not-found', 'dispute.not-found', 'There is no such dispute');

export const disputeVersionConflict = (): DomainError =>
  new DomainError('conflict', 'dispute.version-conflict', 'The dispute is not what you saw any more');

export const illegalStep = (state: DisputeState, step: string): DomainError =>
  new DomainError('conflict', 'dispute.illegal-step', `A dispute that is ${state} has no step ${step}`);

export const isOverAlready = (state: DisputeState): DomainError =>
  new DomainError('conflict', 'dispute.over', `The dispute is ${state}`);

export const badItem = (rateId: string, message: string): DomainError =>
  new DomainError('invalid', 'dispute.bad-item', `${rateId}: ${message}`, [{ path: 'items', message }]);

export const tooMuchDisputed = (rateId: string, left: string): DomainError =>
  new DomainError(
    'conflict',
    'dispute.item-disputed-already',
    `Of ${rateId} only ${left} are not disputed yet`,
  );

export const badDecision = (message: string): DomainError =>
  new DomainError('invalid', 'dispute.bad-decision', message);

export const belowAward = (awarded: string): DomainError =>
  new DomainError(
    'conflict',
    'dispute.below-earlier-decision',
    `${awarded} were decided before: an appeal confirms or adds, it takes nothing back`,
  );

export const tooLateToAppeal = (until: Date): DomainError =>
  new DomainError('conflict', 'dispute.appeal-too-late', `The time to appeal ended ${until.toISOString()}`);

export const unknownJurisdiction = (known: Iterable<string>): DomainError =>
  new DomainError(
    'invalid',
    'dispute.unknown-jurisdiction',
    `The jurisdictions are ${[...known].join(', ')}`,
  );

export const tooMuchEvidence = (most: number): DomainError =>
  new DomainError(
    'conflict',
    'dispute.too-much-evidence',
    `A dispute has at most ${most} pieces of evidence`,
  );
