import { newId } from '@viewline/kernel';
import type { Queryable } from '../../query/find-page.query.js';
import type { Message, Outcome } from './hub-http-client.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Before attempt 2, 3, …, in milliseconds: the schedule that Standard Webhooks recommends, about three days in all. */
export const RETRY_DELAYS: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  ...[2, 5, 10, 14, 20, 24].map((hours) => hours * HOUR),
];

/** The right to deliver to one subscription, until its lease ends. */
export interface Claim {
  subscriptionId: string;
  token: string;
}

export interface Due extends Message {
  position: string;
  attempts: number;
}

/**
 * The queue as the delivery worker sees it: subscriptions are claimed by lease, so that no transaction stays open while
 * a listener is slow, and a worker that dies loses its claims by itself. Deadlines are told by the database's clock alone.
 */
export class HubQueue {
  constructor(
    private readonly db: Queryable,
    private readonly leaseMilliseconds: number,
    private readonly retryDelays: readonly number[] = RETRY_DELAYS,
  ) {}

  /**
   * Claims subscriptions whose oldest waiting notification is due; one that another worker holds is passed over. The lock
   * is the one that goes together with the key share of whoever is queueing for the same subscription right now.
   */
  async claim(limit: number): Promise<Claim[]> {
    const token = newId();
    const [rows] = await this.db.query<[{ subscriptionId: string }[], number]>(
      `UPDATE hub_subscription SET claim = $1, claimed_until = now() + $2 * interval '1 ms'
       WHERE subscription_id IN (
         SELECT s.subscription_id FROM hub_subscription s
         CROSS JOIN LATERAL (
           SELECT next_attempt_at FROM hub_delivery
           WHERE subscription_id = s.subscription_id AND status = 'pending' ORDER BY position LIMIT 1
         ) head
         WHERE s.status = 'active' AND s.claimed_until <= now() AND head.next_attempt_at <= now()
         ORDER BY head.next_attempt_at LIMIT $3 FOR NO KEY UPDATE OF s SKIP LOCKED
       ) RETURNING subscription_id AS "subscriptionId"`,
      [token, this.leaseMilliseconds, limit],
    );
    return rows.map(({ subscriptionId }) => ({ subscriptionId, token }));
  }

  /** The next notification of a claimed subscription, if it is due; renews the lease, undefined if it was lost. */
  async next({ subscriptionId, token }: Claim): Promise<Due | undefined> {
    const [rows] = await this.db.query<[Due[], number]>(
      `UPDATE hub_subscription s SET claimed_until = now() + $3 * interval '1 ms'
       FROM (
         SELECT * FROM hub_delivery WHERE subscription_id = $1 AND status = 'pending' ORDER BY position LIMIT 1
       ) d
       WHERE s.subscription_id = $1 AND s.claim = $2 AND s.status = 'active' AND d.next_attempt_at <= now()
       RETURNING d.position, d.attempts, d.delivery_id AS id, d.event_type AS "eventType", d.body, s.callback, s.secret`,
      [subscriptionId, token, this.leaseMilliseconds],
    );
    return rows[0];
  }

  async record(claim: Claim, due: Due, outcome: Outcome): Promise<void> {
    const delay = this.retryDelays[due.attempts];
    const exhausted = outcome.kind === 'failed' && delay === undefined;
    const status =
      outcome.kind === 'delivered'
        ? 'delivered'
        : exhausted || outcome.kind === 'gone'
          ? 'failed'
          : 'pending';
    const wait = Math.max(delay ?? 0, (outcome.retryAfterSeconds ?? 0) * SECOND);
    await this.db.query(
      `UPDATE hub_delivery SET status = $2, attempts = attempts + 1, last_attempt_at = now(), last_outcome = $3,
              next_attempt_at = now() + $4 * interval '1 ms'
       WHERE position = $1 AND status = 'pending'`,
      [due.position, status, outcome.detail, wait],
    );
    if (status !== 'failed') return;
    // Nobody is there: what waits behind is kept, and nothing is added, until somebody redelivers or unsubscribes.
    await this.db.query('UPDATE hub_subscription SET status = $3 WHERE subscription_id = $1 AND claim = $2', [
      claim.subscriptionId,
      claim.token,
      outcome.kind === 'gone' ? 'gone' : 'unreachable',
    ]);
  }

  async release({ subscriptionId, token }: Claim): Promise<void> {
    await this.db.query(
      `UPDATE hub_subscription SET claim = NULL, claimed_until = '-infinity' WHERE subscription_id = $1 AND claim = $2`,
      [subscriptionId, token],
    );
  }

  /** Forgets what was delivered longer ago than this. */
  async prune(olderThanMilliseconds: number): Promise<void> {
    await this.db.query(
      `DELETE FROM hub_delivery WHERE status = 'delivered' AND last_attempt_at < now() - $1 * interval '1 ms'`,
      [olderThanMilliseconds],
    );
  }
}
