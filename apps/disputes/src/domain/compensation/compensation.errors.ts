import { DomainError, type ErrorDetail } from '@viewline/kernel';

export const badPack = (details: readonly ErrorDetail[]): DomainError =>
  new DomainError('invalid', 'rule-pack.invalid', 'The rule pack does not fit its schema', details);

export const packNotFound = (): DomainError =>
  new DomainError('not-found', 'rule-pack.not-found', 'There is no such version of a rule pack');

export const problemNotKnown = (): DomainError =>
  new DomainError('not-found', 'compensation.problem-not-known', 'No outage of this id was declared');

export const runNotFound = (): DomainError =>
  new DomainError('not-found', 'compensation-run.not-found', 'There is no such run');

export const runNotIn = (status: string): DomainError =>
  new DomainError('conflict', 'compensation-run.wrong-status', `This run is ${status}`);

export const secondPersonNeeded = (): DomainError =>
  new DomainError(
    'forbidden',
    'compensation-run.second-person-needed',
    'Somebody else than who asked has to approve',
  );

export const operatorNeeded = (): DomainError =>
  new DomainError(
    'forbidden',
    'compensation-run.operator-needed',
    'A sum above the limit is approved by an operator',
  );
