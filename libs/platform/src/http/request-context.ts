import { AsyncLocalStorage } from 'node:async_hooks';
import type { Principal } from '../auth/principal.js';

/** What is known of the request being served, wherever in the code one stands. */
export interface RequestContext {
  service: string;
  /** Ties together everything that one request from outside set off, across services and events. */
  correlationId: string;
  method: string;
  /** The route's template, never the raw URL: that may hold a phone number. */
  route: string;
  /** Set once the caller is known. */
  principal?: Principal;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** `undefined` outside of a request. */
export function requestContext(): RequestContext | undefined {
  return storage.getStore();
}

export function runInRequestContext<Result>(context: RequestContext, work: () => Result): Result {
  return storage.run(context, work);
}
