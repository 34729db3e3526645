import type { Notification } from '../notification.js';
import { failed, leftUncertain, type Change, type Way } from '../notification-events.js';
import type { Outcome } from './outcome.js';
import { asSent } from './receipt.js';
import { nextChannel, nextProvider, type Routes } from './route.js';

export interface Settlement extends Change {
  /** Milliseconds until it may be tried again, where it is queued. */
  wait: number;
}

export interface Call {
  way: Way;
  /** Whether its provider takes the same key twice without harm. */
  idempotent: boolean;
  outcome: Outcome;
  /** No other way would make a difference, as when a slot is unfilled. */
  final?: boolean;
  at: Date;
}

const MOST_WAIT = 60 * 60 * 1000;

/** Where a message stands after a provider was asked, and where it goes next. */
export function settle(before: Notification, call: Call, routes: Routes): Settlement {
  const { way, outcome, at } = call;
  // Word of it came while the call was under way: a receipt, or whoever took over after a long pause.
  if (before.status !== 'queued' && before.status !== 'uncertain') return unchanged(before);
  switch (outcome.kind) {
    case 'accepted':
      return { ...asSent(before, way, at, outcome.providerMessageId), wait: 0 };
    case 'rejected':
      // Whoever was unsure before has an answer now: it was never taken.
      return before.status === 'queued' ? onward(before, call, routes, outcome) : unchanged(before);
    case 'unavailable':
      return before.status === 'queued' ? repeat(before, call, routes, outcome) : unchanged(before);
    case 'unknown':
      return before.status === 'queued' ? unsure(before, call, routes) : unchanged(before);
  }
}

/** Another provider of the channel at once; after all of them a pause, and the first again. */
function repeat(
  before: Notification,
  call: Call,
  routes: Routes,
  { code, retryAfterSeconds = 0 }: { code: string; retryAfterSeconds?: number },
): Settlement {
  const tried = [...before.tried, call.way.provider];
  const other = before.bound ? undefined : nextProvider(call.way.channel, tried, routes);
  if (other) return queued(before, { provider: other, tried }, 0);
  const tries = before.tries + 1;
  // Somebody who may have the message already is asked on, or nobody is.
  if (tries >= before.tryTimes) {
    return before.bound
      ? uncertain(before, call, code)
      : onward(before, call, routes, { code, reason: undefined });
  }
  const provider = before.bound ? call.way.provider : nextProvider(call.way.channel, [], routes);
  const wait = Math.max(routes.retryDelay(tries), retryAfterSeconds * 1000);
  return queued(
    before,
    { provider: provider ?? call.way.provider, tried: [], tries },
    Math.min(wait, MOST_WAIT),
  );
}

function unsure(before: Notification, call: Call, routes: Routes): Settlement {
  const code = call.outcome.kind === 'unknown' ? call.outcome.code : 'unknown';
  const tries = before.tries + 1;
  if (!call.idempotent || tries >= before.tryTimes) return uncertain(before, call, code);
  return queued(before, { tries, bound: true }, routes.retryDelay(tries));
}

function onward(
  before: Notification,
  { way, at, final }: Call,
  routes: Routes,
  { code, reason }: { code: string; reason?: string },
): Settlement {
  const next = final ? undefined : nextChannel(before.channels.slice(1), routes);
  if (next) return queued(before, { ...next, tried: [], tries: 0, bound: false }, 0);
  const change = failed(before, { code, reason, ...way }, at);
  return {
    ...change,
    notification: { ...change.notification, status: 'failed', bound: false, endedAt: at },
    wait: 0,
  };
}

function uncertain(before: Notification, { way, at }: Call, code: string): Settlement {
  const change = leftUncertain(before, way, code, at);
  return { ...change, notification: { ...change.notification, status: 'uncertain' }, wait: 0 };
}

function queued(before: Notification, to: Partial<Notification>, wait: number): Settlement {
  return { notification: { ...before, ...to }, events: [], wait };
}

function unchanged(notification: Notification): Settlement {
  return { notification, events: [], wait: 0 };
}
