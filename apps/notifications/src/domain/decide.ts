import type { Notification } from './notification.js';
import { failed, scheduled, suppressed, type Change } from './notification-events.js';
import { nextChannel, type Routes } from './delivery/route.js';
import type { PolicyDecision } from './policy/policy.port.js';

const SHORTEST_WAIT = 1000;

/** A message before anybody asked the policy: too late, nowhere to go, too early, or ready (undefined). */
export function beforePolicy(before: Notification, now: Date): Change | undefined {
  const { expiresAt, notBefore, channels } = before;
  if (expiresAt && expiresAt <= now) return over(before, { code: 'expired' }, now);
  if (channels.length === 0) {
    return over(before, { code: 'unreachable', reason: 'No channel leads to this person.' }, now);
  }
  if (!notBefore || notBefore <= now) return undefined;
  const reasons = [{ rule: 'requested', text: `Wanted not before ${notBefore.toISOString()}.` }];
  return waiting({ ...before, reasons }, notBefore, now);
}

/** What the policy said, done. */
export function afterPolicy(
  before: Notification,
  decision: PolicyDecision,
  routes: Routes,
  now: Date,
): Change {
  const noted: Notification = { ...before, reasons: [...decision.reasons] };
  switch (decision.action) {
    case 'defer':
      return waiting({ ...noted, deferrals: noted.deferrals + 1 }, later(decision.until, now), now);
    case 'suppress': {
      const change = suppressed(noted, now);
      return {
        ...change,
        notification: { ...change.notification, status: 'suppressed', until: undefined, endedAt: now },
      };
    }
    case 'send': {
      const next = nextChannel(decision.channels, routes);
      if (!next) return over(noted, { code: 'unreachable', reason: 'No allowed channel is left.' }, now);
      return {
        notification: { ...spokenTo(noted, decision), ...next, status: 'queued', until: undefined },
        events: [],
      };
    }
  }
}

/** As the sender says, else as the person likes it. */
function spokenTo(
  { say, ...before }: Notification,
  { language: wished, tone, timeZone }: Extract<PolicyDecision, { action: 'send' }>,
): Notification {
  const language = before.language ?? wished;
  return {
    ...before,
    ...(language && { language }),
    ...(timeZone && { timeZone }),
    say: say.template && tone ? { template: { tone, ...say.template } } : say,
  };
}

/** A deferral into the past would be asked about again at once, for ever. */
function later(until: Date, now: Date): Date {
  return new Date(Math.max(until.getTime(), now.getTime() + SHORTEST_WAIT));
}

function waiting(before: Notification, until: Date, now: Date): Change {
  const change = scheduled(before, until, now);
  return { ...change, notification: { ...change.notification, status: 'waiting', until } };
}

export function over(before: Notification, why: { code: string; reason?: string }, now: Date): Change {
  const change = failed(before, why, now);
  return {
    ...change,
    notification: { ...change.notification, status: 'failed', until: undefined, endedAt: now },
  };
}
