import { Type, type Static } from 'typebox';
import { CHANNELS } from '../interactions/interaction-facts.js';

export const PROMISE_KINDS = ['call', 'message', 'visit', 'credit', 'other'] as const;
export type PromiseKind = (typeof PROMISE_KINDS)[number];

/** Somebody's word to a subscriber, such as "we call you by six". */
export const PromiseFactsSchema = Type.Object({
  promiseId: Type.String({ format: 'uuid' }),
  subscriberId: Type.String({ format: 'uuid' }),
  ticketId: Type.Optional(Type.String({ format: 'uuid' })),
  what: Type.Enum([...PROMISE_KINDS]),
  /** In the words of who gave it. */
  text: Type.Optional(Type.String({ maxLength: 1000 })),
  /** Where a message was promised on one channel. */
  channel: Type.Optional(Type.Enum([...CHANNELS])),
  madeAt: Type.String({ format: 'date-time' }),
  dueAt: Type.String({ format: 'date-time' }),
  /** Whose word it is. */
  by: Type.String({ minLength: 1, maxLength: 300 }),
});
export type PromiseFacts = Static<typeof PromiseFactsSchema>;
