import type { CheckFound } from './diagnosis.js';
import type { DiagnosisFacts, ProductFact } from './facts.js';
import { say } from './statement.js';

const BLOCKED = /^(suspend|block|bann|bar|inactive|clos|terminat|cancel|expired|disabled)/i;
const LIMIT_ERROR = /max[_ -]?conn|conn\w*[_ -]?limit|too[_ -]?many/i;

export function accountCheck({ account }: DiagnosisFacts): CheckFound {
  const check = 'account';
  if (!account) return { check, outcome: 'unknown', finding: say('account-unknown') };
  if (account.removed) return { check, outcome: 'fault', finding: say('account-removed') };
  const { status } = account;
  if (!status) return { check, outcome: 'unknown', finding: say('account-status-unknown') };
  return {
    check,
    outcome: BLOCKED.test(status) ? 'fault' : 'ok',
    finding: say('account-status', { status }),
  };
}

export function expiryCheck({ products, now }: DiagnosisFacts): CheckFound {
  const check = 'expiry';
  const main = products.filter(({ kind }) => kind !== 'add-on');
  if (main.length === 0) return { check, outcome: 'unknown', finding: say('no-product-known') };
  const running = main.filter((product) => isRunning(product, now));
  const counts = { products: main.length, running: running.length };
  const [last] = main.toSorted((a, b) => (b.expiresAt?.getTime() ?? 0) - (a.expiresAt?.getTime() ?? 0));
  if (running.length === 0) {
    const finding = last?.expiresAt
      ? say('product-expired', { product: last.name, at: last.expiresAt.toISOString() })
      : say('no-product-running');
    return { check, outcome: 'fault', finding, counts };
  }
  const names = running.map(({ name }) => name);
  return { check, outcome: 'ok', finding: say('products-running', { products: names }), counts };
}

export function isRunning({ status, expiresAt }: ProductFact, now: Date): boolean {
  return (status === undefined || status === 'active') && (!expiresAt || expiresAt > now);
}

export function connectionsCheck({ products, openSessions: open, errors, now }: DiagnosisFacts): CheckFound {
  const check = 'connections';
  const limits = products.filter((product) => isRunning(product, now)).map(({ connections }) => connections);
  const known = limits.filter((limit) => limit !== undefined);
  const refused = [...errors].reduce((sum, [code, count]) => sum + (LIMIT_ERROR.test(code) ? count : 0), 0);
  const allowed = known.length > 0 ? known.reduce((sum, limit) => sum + limit, 0) : undefined;
  const counts = { open, refused, ...(allowed !== undefined && { allowed }) };
  if (refused > 0) {
    const finding =
      allowed === undefined
        ? say('streams-refused', { open, refused })
        : say('streams-of-limit-refused', { open, allowed, refused });
    return { check, outcome: 'fault', finding, counts };
  }
  if (allowed === undefined) {
    return { check, outcome: 'unknown', finding: say('streams-limit-unknown', { open }), counts: { open } };
  }
  const outcome = open > allowed ? 'fault' : open === allowed ? 'warning' : 'ok';
  return { check, outcome, finding: say('streams-of-limit', { open, allowed }), counts };
}

export function addressesCheck({ openSessions, addresses }: DiagnosisFacts): CheckFound {
  const check = 'addresses';
  const counts = { addresses };
  if (openSessions === 0 || addresses === 0) {
    return { check, outcome: 'unknown', finding: say('no-address-known'), counts };
  }
  if (addresses === 1) return { check, outcome: 'ok', finding: say('one-address'), counts };
  return { check, outcome: 'warning', finding: say('several-addresses', { addresses }), counts };
}

export function playbackCheck({ errors, stalls }: DiagnosisFacts): CheckFound {
  const check = 'playback';
  const total = [...errors.values()].reduce((sum, count) => sum + count, 0);
  const { sessions, stalledSessions: stalled } = stalls;
  const counts = { errors: total, sessions, stalled };
  if (total > 0) {
    const list = [...errors].map(([code, count]) => `${code} × ${count}`);
    return { check, outcome: 'fault', finding: say('playback-errors', { errors: list }), counts };
  }
  if (stalled > 0) {
    return { check, outcome: 'warning', finding: say('playback-stalled', { stalled, sessions }), counts };
  }
  if (sessions === 0) return { check, outcome: 'unknown', finding: say('playback-nothing'), counts };
  return { check, outcome: 'ok', finding: say('playback-fine', { sessions }), counts };
}

export function problemsCheck({ problems }: DiagnosisFacts): CheckFound {
  const check = 'service-problems';
  const counts = { open: problems.length };
  if (problems.length === 0) return { check, outcome: 'ok', finding: say('no-problem'), counts };
  const titles = problems.map(({ title }) => title);
  return { check, outcome: 'fault', finding: say('problems-declared', { titles }), counts };
}
