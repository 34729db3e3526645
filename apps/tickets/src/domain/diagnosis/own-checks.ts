import type { Check } from './diagnosis.js';
import type { DiagnosisFacts, ProductFact } from './facts.js';

const BLOCKED = /^(suspend|block|bann|bar|inactive|clos|terminat|cancel|expired|disabled)/i;
const LIMIT_ERROR = /max[_ -]?conn|conn\w*[_ -]?limit|too[_ -]?many/i;

export function accountCheck({ account }: DiagnosisFacts): Check {
  const check = 'account';
  if (!account) return { check, outcome: 'unknown', summary: 'Nothing is known of the account' };
  if (account.removed) return { check, outcome: 'fault', summary: 'The account was removed' };
  if (!account.status)
    return { check, outcome: 'unknown', summary: 'The status of the account is not known' };
  const isBlocked = BLOCKED.test(account.status);
  return { check, outcome: isBlocked ? 'fault' : 'ok', summary: `The account is ${account.status}` };
}

export function expiryCheck({ products, now }: DiagnosisFacts): Check {
  const check = 'expiry';
  const main = products.filter(({ kind }) => kind !== 'add-on');
  if (main.length === 0) return { check, outcome: 'unknown', summary: 'No product is known' };
  const running = main.filter((product) => isRunning(product, now));
  const counts = { products: main.length, running: running.length };
  const [last] = main.toSorted((a, b) => (b.expiresAt?.getTime() ?? 0) - (a.expiresAt?.getTime() ?? 0));
  if (running.length === 0) {
    const since = last?.expiresAt ? ` (${last.name}: ${last.expiresAt.toISOString()})` : '';
    return { check, outcome: 'fault', summary: `No product is running${since}`, counts };
  }
  return { check, outcome: 'ok', summary: `${running.map(({ name }) => name).join(', ')} running`, counts };
}

export function isRunning({ status, expiresAt }: ProductFact, now: Date): boolean {
  return (status === undefined || status === 'active') && (!expiresAt || expiresAt > now);
}

export function connectionsCheck({ products, openSessions: open, errors, now }: DiagnosisFacts): Check {
  const check = 'connections';
  const limits = products.filter((product) => isRunning(product, now)).map(({ connections }) => connections);
  const known = limits.filter((limit) => limit !== undefined);
  const refused = [...errors].reduce((sum, [code, count]) => sum + (LIMIT_ERROR.test(code) ? count : 0), 0);
  if (known.length === 0 && refused === 0) {
    return {
      check,
      outcome: 'unknown',
      summary: `${open} streams; the limit is not known`,
      counts: { open },
    };
  }
  const allowed = known.reduce((sum, limit) => sum + limit, 0);
  const counts = { open, refused, ...(known.length > 0 && { allowed }) };
  const summary = known.length > 0 ? `${open} of ${allowed} streams in use` : `${open} streams in use`;
  if (refused > 0) return { check, outcome: 'fault', summary: `${summary}, ${refused} refused`, counts };
  if (open > allowed) return { check, outcome: 'fault', summary, counts };
  return { check, outcome: open === allowed ? 'warning' : 'ok', summary, counts };
}

export function addressesCheck({ openSessions, addresses }: DiagnosisFacts): Check {
  const check = 'addresses';
  const counts = { addresses };
  if (openSessions === 0 || addresses === 0) {
    return { check, outcome: 'unknown', summary: 'No stream with a known address runs now', counts };
  }
  return {
    check,
    outcome: addresses > 1 ? 'warning' : 'ok',
    summary: addresses > 1 ? `In use from ${addresses} addresses at once` : 'In use from one address',
    counts,
  };
}

export function playbackCheck({ errors, stalls }: DiagnosisFacts): Check {
  const check = 'playback';
  const total = [...errors.values()].reduce((sum, count) => sum + count, 0);
  const counts = { errors: total, sessions: stalls.sessions, stalled: stalls.stalledSessions };
  if (total > 0) {
    const list = [...errors].map(([code, count]) => `${code} × ${count}`).join(', ');
    return { check, outcome: 'fault', summary: `Errors in the last hour: ${list}`.slice(0, 900), counts };
  }
  if (stalls.stalledSessions > 0) {
    const summary = `${stalls.stalledSessions} of ${stalls.sessions} sessions stalled in the last hour`;
    return { check, outcome: 'warning', summary, counts };
  }
  if (stalls.sessions === 0)
    return { check, outcome: 'unknown', summary: 'Nothing watched in the last hour', counts };
  return {
    check,
    outcome: 'ok',
    summary: `${stalls.sessions} sessions in the last hour, none stalled`,
    counts,
  };
}

export function problemsCheck({ problems }: DiagnosisFacts): Check {
  const check = 'service-problems';
  const counts = { open: problems.length };
  if (problems.length === 0)
    return { check, outcome: 'ok', summary: 'No declared problem hits them', counts };
  const titles = problems.map(({ title }) => title).join(', ');
  return { check, outcome: 'fault', summary: `Declared: ${titles}`.slice(0, 900), counts };
}
