import { DomainError } from '@viewline/kernel';

const shown = (id: string): string => JSON.stringify(id.slice(0, 80));

export const queueNotFound = (id: string): DomainError =>
  new DomainError('not-found', 'queue.not-found', `no queue ${shown(id)}`);

export const unknownQueue = (id: string): DomainError =>
  new DomainError('invalid', 'queue.unknown', `no queue ${shown(id)}`, [
    { path: 'queue', message: 'names no queue' },
  ]);

export const queueInUse = (id: string): DomainError =>
  new DomainError('conflict', 'queue.in-use', `queue ${shown(id)} has rules or work that is not done`);

export const ruleNotFound = (id: string): DomainError =>
  new DomainError('not-found', 'routing-rule.not-found', `no routing rule ${shown(id)}`);

export const agentNotFound = (id: string): DomainError =>
  new DomainError('not-found', 'routing-agent.not-found', `no agent ${shown(id)}`);

export const notYourself = (): DomainError =>
  new DomainError('forbidden', 'routing-agent.not-yourself', 'Only a supervisor may speak for another agent');

export const workNotFound = (id: string): DomainError =>
  new DomainError('not-found', 'work.not-found', `no work ${shown(id)}`);

export const workIsDone = (): DomainError =>
  new DomainError('conflict', 'work.done', 'this work is done already');

export const ticketEndsOtherwise = (): DomainError =>
  new DomainError(
    'conflict',
    'work.is-ticket',
    'a ticket is done when it is resolved or closed: change its status instead',
  );

export const notYourWork = (): DomainError =>
  new DomainError('forbidden', 'work.not-yours', 'Only who has it, or a supervisor, may do this');

export const badAgentId = (): DomainError =>
  new DomainError('invalid', 'routing-agent.bad-id', 'The id of an agent has 1 to 100 visible characters');
