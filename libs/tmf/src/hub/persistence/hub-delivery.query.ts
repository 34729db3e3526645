import { DomainError, isId } from '@viewline/kernel';
import type { Queryable } from '../../query/find-page.query.js';

/** One notification to one subscription, as the delivery log shows it. */
export interface HubDelivery {
  deliveryId: string;
  subscriptionId: string;
  eventId: string;
  eventType: string;
  status: 'pending' | 'delivered' | 'failed';
  attempts: number;
  createdAt: Date;
  lastAttemptAt: Date | null;
  /** `204`, `timed out`, `refused: …` */
  lastOutcome: string | null;
  nextAttemptAt: Date;
}

export interface DeliveryFilter {
  subscriptionId?: string;
  status?: HubDelivery['status'];
  /** At most 500; 50 if absent. */
  limit?: number;
}

/** Newest first. */
export async function listDeliveries(db: Queryable, filter: DeliveryFilter = {}): Promise<HubDelivery[]> {
  return db.query<HubDelivery[]>(
    `SELECT delivery_id AS "deliveryId", subscription_id AS "subscriptionId", event_id AS "eventId",
            event_type AS "eventType", status, attempts, created_at AS "createdAt",
            last_attempt_at AS "lastAttemptAt", last_outcome AS "lastOutcome", next_attempt_at AS "nextAttemptAt"
     FROM hub_delivery
     WHERE ($1::uuid IS NULL OR subscription_id = $1) AND ($2::text IS NULL OR status = $2)
     ORDER BY position DESC LIMIT $3`,
    [filter.subscriptionId, filter.status, Math.min(filter.limit ?? 50, 500)],
  );
}

/**
 * Sends one notification again, under its old `webhook-id`, and brings its subscription back to life if it was
 * given up. It goes before whatever waits, being older.
 */
export async function redeliver(db: Queryable, deliveryId: string): Promise<void> {
  const [rows] = await db.query<[unknown[], number]>(
    `WITH revived AS (
       UPDATE hub_subscription SET status = 'active'
       WHERE subscription_id = (SELECT subscription_id FROM hub_delivery WHERE delivery_id = $1)
     )
     UPDATE hub_delivery SET status = 'pending', attempts = 0, next_attempt_at = now()
     WHERE delivery_id = $1 RETURNING delivery_id`,
    [isId(deliveryId) ? deliveryId : null],
  );
  if (rows.length === 0) throw new DomainError('not-found', 'hub.delivery-not-found', 'No such delivery');
}
