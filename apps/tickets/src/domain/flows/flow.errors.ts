import { DomainError, type ErrorDetail } from '@viewline/kernel';
import type { FlowStep } from './flow.js';

export const flowNotFound = (id: string): DomainError =>
  new DomainError('not-found', 'flow.not-found', `no guided flow ${JSON.stringify(id.slice(0, 80))}`);

export const runNotFound = (id: string): DomainError =>
  new DomainError('not-found', 'flow-run.not-found', `no run ${JSON.stringify(id.slice(0, 80))}`);

export const badFlow = (problems: readonly ErrorDetail[]): DomainError =>
  new DomainError(
    'invalid',
    'flow.bad',
    'the flow leads nowhere, in circles, or past its last resort',
    problems,
  );

export const stepNotAsked = (step: string, asked: string | undefined): DomainError =>
  new DomainError(
    'conflict',
    'flow-run.step-not-asked',
    asked === undefined ? 'the run is over' : `what is asked now is ${asked}, not ${step.slice(0, 80)}`,
  );

export const unknownAnswer = (answer: string, { answers }: FlowStep): DomainError =>
  new DomainError(
    'invalid',
    'flow-run.unknown-answer',
    `no answer ${JSON.stringify(answer.slice(0, 80))}`,
    answers.map(({ id }) => ({ path: 'answer', message: id })),
  );

export const runIsOver = (): DomainError => new DomainError('conflict', 'flow-run.over', 'the run is over');
