import type { Queryable } from '../query/find-page.query.js';
import type { TmfResource } from '../resource/tmf-resource.js';
import type { Notification } from './notification.js';

/**
 * Queues the notifications for every active subscription that wants them, in the caller's transaction: with the change
 * or not at all. One statement however many there are. Their order is the order of delivery to each subscription.
 */
export async function enqueueNotifications(
  tx: Queryable,
  notifications: readonly Notification[],
): Promise<void> {
  if (notifications.length === 0) return;
  await tx.query(
    `INSERT INTO hub_delivery (subscription_id, event_id, event_type, body)
     SELECT s.subscription_id, n.event_id, n.event_type, n.body
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
       WITH ORDINALITY AS n(api, event_id, event_type, body, ordinal)
     JOIN hub_subscription s ON s.api = n.api AND s.status = 'active'
     WHERE s.filter IS NULL OR jsonb_path_match(n.body::jsonb, s.filter, s.variables, true)
     ORDER BY n.ordinal
     ON CONFLICT (subscription_id, event_id) DO NOTHING`,
    [
      notifications.map(({ api }) => api),
      notifications.map(({ body }) => body.eventId),
      notifications.map(({ body }) => body.eventType),
      notifications.map(({ body }) => JSON.stringify(body)),
    ],
  );
}

/** Whether anybody listens to a resource's API: what costs much to say is not said to nobody. */
export async function isHeard(tx: Queryable, { api }: TmfResource): Promise<boolean> {
  const sql = `SELECT FROM hub_subscription WHERE api = $1 AND status = 'active' LIMIT 1`;
  return (await tx.query<unknown[]>(sql, [api])).length > 0;
}
