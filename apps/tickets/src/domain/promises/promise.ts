import {
  PromiseBroken,
  PromiseKept,
  PromiseMade,
  type Facts,
  type NewEvent,
  type PromiseFacts,
} from '@viewline/events';
import { DomainError } from '@viewline/kernel';

export const PROMISE_STATES = ['made', 'kept', 'broken'] as const;
export type PromiseState = (typeof PROMISE_STATES)[number];

/** The event that kept a promise. */
export interface Evidence {
  eventId: string;
  eventType: string;
  interactionId?: string;
  channel?: string;
}

/** Somebody's word to a subscriber, and what became of it. */
export interface Promised extends PromiseFacts {
  readonly state: PromiseState;
  /** How many events it has given. */
  readonly sequence: number;
  readonly keptAt?: string;
  readonly brokenAt?: string;
  readonly evidence?: Evidence;
  readonly keptBy?: string;
}

export interface PromiseChange {
  promise: Promised;
  event: NewEvent;
}

/** A year: nobody promises for longer, so a later date is a slip of the pen. */
const LONGEST = 366 * 24 * 60 * 60 * 1000;

/** @throws DomainError `promise.due-in-the-past`, `promise.due-too-late` */
export function makePromise(given: Omit<PromiseFacts, 'madeAt'>, now: Date): PromiseChange {
  const due = Date.parse(given.dueAt);
  if (due <= now.getTime()) {
    throw new DomainError('invalid', 'promise.due-in-the-past', 'a promise is due in the future', [
      { path: 'dueAt', message: `must be after ${now.toISOString()}` },
    ]);
  }
  if (due > now.getTime() + LONGEST) {
    throw new DomainError('invalid', 'promise.due-too-late', 'a promise is due within a year');
  }
  const promise = { ...given, madeAt: now.toISOString(), state: 'made', sequence: 0 } as const;
  return told(promise, now, (facts) => PromiseMade.create(factsOf(promise), facts));
}

export interface Keeping {
  /** When it was done, not later than due. */
  at: Date;
  evidence?: Evidence;
  keptBy?: string;
}

/**
 * Whether what was done at this moment keeps it. One that was said to be broken is kept all the same where word of what
 * was done in time came late.
 */
export function isKeptAt({ state, madeAt, dueAt }: Promised, at: Date): boolean {
  const time = at.toISOString();
  return state !== 'kept' && madeAt <= time && time <= dueAt;
}

/** @throws DomainError `promise.settled` for one that is kept, `promise.broken` after its deadline */
export function keepPromise(promise: Promised, { at, evidence, keptBy }: Keeping, now: Date): PromiseChange {
  if (promise.state === 'kept') throw new DomainError('conflict', 'promise.settled', 'it is kept already');
  if (!isKeptAt(promise, at)) {
    throw new DomainError('conflict', 'promise.broken', `its deadline was ${promise.dueAt}: it is broken`);
  }
  const word = { keptAt: at.toISOString(), ...(evidence && { evidence }), ...(keptBy && { keptBy }) };
  const kept = { ...promise, state: 'kept', ...word } as const;
  return told(kept, now, (facts) => PromiseKept.create({ ...factsOf(promise), ...word }, facts));
}

export function breakPromise(promise: Promised, now: Date): PromiseChange {
  const brokenAt = now.toISOString();
  const broken = { ...promise, state: 'broken', brokenAt } as const;
  return told(broken, now, (facts) => PromiseBroken.create({ ...factsOf(promise), brokenAt }, facts));
}

function told(promise: Promised, time: Date, event: (facts: Facts) => NewEvent): PromiseChange {
  const sequence = promise.sequence + 1;
  return { promise: { ...promise, sequence }, event: event({ time, sequence }) };
}

function factsOf(promise: Promised): PromiseFacts {
  const { promiseId, subscriberId, ticketId, what, text, channel, madeAt, dueAt, by } = promise;
  const optional = { ...(ticketId && { ticketId }), ...(text && { text }), ...(channel && { channel }) };
  return { promiseId, subscriberId, what, madeAt, dueAt, by, ...optional };
}

export function promiseNotFound(id: string): DomainError {
  return new DomainError('not-found', 'promise.not-found', `no promise ${JSON.stringify(id.slice(0, 80))}`);
}
