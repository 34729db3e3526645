import type { AnyEvent, EventEnvelope } from '@viewline/events';
import type { Transaction } from '../transactions.js';

/** Applies events, oldest first, inside the given transaction. All of them or, by throwing, none. */
export type EventHandler = (events: readonly EventEnvelope[], tx: Transaction) => Promise<unknown>;

export interface ConsumerDeclaration {
  /** `<service>.<what it keeps or does>`. For ever: a renamed consumer reads history again from the start. */
  consumer: string;
  events: readonly AnyEvent[];
  /**
   * Who recognises an event that comes twice: the inbox table, or the handler, by a key of its own. Such a handler
   * resolves to the number of events that were new to it.
   */
  dedupe?: 'inbox' | 'handler';
  /** Nobody waits for what it does: events may wait a moment for others, and cost a transaction less. */
  leisurely?: true;
}
