import fc from 'fast-check';
import { mayMove, type Notification, type NotificationStatus } from '../notification.js';
import { NOW, PROVIDERS, queued, receipt } from './queued-message.suite.js';
import { withReceipt, type Receipt } from './receipt.js';
import type { Outcome } from './outcome.js';
import type { Routes } from './route.js';
import { settle } from './settle.js';

const IDEMPOTENT = ['sms-a', 'in-app'];

const routes = (open: readonly string[] = []): Routes => ({
  providersOf: (channel) => PROVIDERS[channel] ?? [],
  isOpen: (provider) => open.includes(provider),
  retryDelay: (tries) => tries * 1000,
});

const callOf = (notification: Notification, outcome: Outcome) => ({
  way: { channel: notification.channels[0]!, provider: notification.provider! },
  idempotent: IDEMPOTENT.includes(notification.provider!),
  outcome,
  at: NOW,
});

const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.constant<Outcome>({ kind: 'accepted', providerMessageId: 'v1' }),
  fc.constant<Outcome>({ kind: 'rejected', code: 'http.400' }),
  fc.constant<Outcome>({ kind: 'unavailable', code: 'http.503' }),
  fc.constant<Outcome>({ kind: 'unknown', code: 'timeout' }),
);
const step = fc.oneof(
  { weight: 3, arbitrary: outcome.map((kind) => ({ outcome: kind })) },
  { weight: 1, arbitrary: receipt.map((kind) => ({ receipt: kind })) },
);

/** Which calls a vendor may have taken: the accepted and the unknown. */
function walk(steps: readonly ({ outcome: Outcome } | { receipt: Receipt })[]) {
  let now = queued(['sms', 'email', 'in-app']);
  const statuses: NotificationStatus[] = [now.status];
  const events: string[] = [];
  const mayHave: { provider: string; idempotent: boolean }[] = [];
  for (const one of steps) {
    if ('outcome' in one && now.status !== 'queued') continue;
    let change;
    if ('outcome' in one) {
      const call = callOf(now, one.outcome);
      if (one.outcome.kind === 'accepted' || one.outcome.kind === 'unknown') {
        mayHave.push({ provider: call.way.provider, idempotent: call.idempotent });
      }
      // An answer to a repetition is the answer to the call before: a refusal says that it was never taken.
      if (one.outcome.kind === 'rejected') mayHave.splice(0);
      change = settle(now, call, routes());
    } else {
      const way = { channel: now.channels[0]!, provider: now.provider! };
      change = withReceipt(now, one.receipt, way, NOW);
    }
    now = change.notification;
    statuses.push(now.status);
    events.push(...change.events.map(({ type }) => type));
  }
  return { now, statuses, events, mayHave };
}

describe('a message on its way', () => {
  it('never leaves the table of its statuses, and counts its events', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { now, statuses, events } = walk(steps);
        statuses.slice(1).forEach((status, index) => {
          const before = statuses[index]!;
          expect(status === before || mayMove(before, status)).toBe(true);
        });
        expect(now.sequence).toBe(events.length);
      }),
      { numRuns: 500 },
    );
  });

  it('is never with two providers, and never twice with one that would not notice', () => {
    fc.assert(
      fc.property(fc.array(outcome, { maxLength: 60 }), (outcomes) => {
        const { mayHave } = walk(outcomes.map((kind) => ({ outcome: kind })));
        expect(new Set(mayHave.map(({ provider }) => provider)).size).toBeLessThanOrEqual(1);
        const careless = mayHave.filter(({ idempotent }) => !idempotent);
        expect(careless.length === 0 || mayHave.length === 1).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('comes to an end, whatever providers answer', () => {
    fc.assert(
      fc.property(fc.infiniteStream(outcome), (outcomes) => {
        const { now } = walk([...outcomes.take(200)].map((kind) => ({ outcome: kind })));
        expect(now.status).not.toBe('queued');
      }),
    );
  });

  it('is told to be sent, delivered and read at most once each', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { events } = walk(steps);
        const good = events.filter((type) => !type.endsWith('failed.v1'));
        expect(new Set(good).size).toBe(good.length);
        // That it failed, and once more where it was delivered after all and came back then.
        expect(events.length - good.length).toBeLessThanOrEqual(2);
      }),
    );
  });
});

describe('the way on', () => {
  const unavailable: Outcome = { kind: 'unavailable', code: 'http.503' };

  it('leads to the next provider at once, and after all of them pauses', () => {
    const first = settle(queued(), callOf(queued(), unavailable), routes());
    expect(first).toMatchObject({ wait: 0, notification: { provider: 'sms-b', tries: 0, status: 'queued' } });
    const second = settle(first.notification, callOf(first.notification, unavailable), routes());
    expect(second).toMatchObject({ wait: 1000, notification: { provider: 'sms-a', tries: 1, tried: [] } });
  });

  it('passes over a provider that is spared', () => {
    const next = settle(queued(), callOf(queued(), unavailable), routes(['sms-b']));
    expect(next).toMatchObject({ wait: 1000, notification: { provider: 'sms-a', tries: 1 } });
  });

  it('waits as long as the provider asks, up to an hour', () => {
    const asked = (retryAfterSeconds: number) =>
      settle(
        queued(['email']),
        callOf(queued(['email']), { kind: 'unavailable', code: 'http.429', retryAfterSeconds }),
        routes(),
      ).wait;
    expect(asked(90)).toBe(90_000);
    expect(asked(86_400)).toBe(3_600_000);
  });

  it('goes to the next channel where the provider will never take it', () => {
    const next = settle(queued(), callOf(queued(), { kind: 'rejected', code: 'http.400' }), routes());
    expect(next.notification).toMatchObject({ status: 'queued', channels: ['email'], provider: 'smtp' });
  });

  it('ends where no way would make a difference', () => {
    const call = { ...callOf(queued(), { kind: 'rejected' as const, code: 'expired' }), final: true };
    expect(settle(queued(), call, routes()).notification.status).toBe('failed');
  });

  it('learns from a late answer what was uncertain', () => {
    const unsure: Notification = { ...queued(['email']), status: 'uncertain' };
    const known = settle(unsure, callOf(unsure, { kind: 'accepted' }), routes());
    expect(known.notification.status).toBe('sent');
    expect(settle(unsure, callOf(unsure, unavailable), routes()).notification).toEqual(unsure);
  });
});
