import { Injectable } from '@nestjs/common';
import type { SubscriberProfile } from '@viewline/events';
import type { Transaction } from '@viewline/messaging';
import type { Person } from '../domain/delivery/addresses.js';
import { NOBODY_THERE } from '../domain/delivery/returned.js';

interface Row {
  subscriber_id: string;
  own: SubscriberProfile | Record<string, never> | null;
  of_root: SubscriberProfile | Record<string, never> | null;
  devices: boolean;
  webhook_url: string | null;
}

/** Where people can be reached, from this service's own copy of what is known of them. */
@Injectable()
export class ReachabilityRepository {
  /** Somebody who was absorbed, or is only an address so far, is reached where the one they belong to is. */
  async find(tx: Transaction, subscriberIds: readonly string[]): Promise<Person[]> {
    const rows = await tx.query<Row[]>(
      `WITH RECURSIVE wanted AS (SELECT DISTINCT unnest($1::uuid[]) AS id
       ), up AS (
         SELECT id AS start, id, 0 AS height FROM wanted
         UNION ALL
         SELECT up.start, e.parent_id, up.height + 1 FROM up JOIN subscriber_edge e ON e.child_id = up.id
         WHERE e.parent_id IS NOT NULL AND up.height < 100
       ), root AS (SELECT DISTINCT ON (start) start, id FROM up ORDER BY start, height DESC)
       SELECT root.start AS subscriber_id, own.facts AS own, r.facts AS of_root,
              EXISTS (SELECT FROM push_subscription p WHERE p.subscriber_id IN (root.start, root.id)) AS devices,
              (SELECT w.url FROM webhook_endpoint w WHERE w.subscriber_id IN (root.start, root.id)
               ORDER BY w.subscriber_id <> root.start LIMIT 1) AS webhook_url
       FROM root
       LEFT JOIN subscriber_copy own ON own.subscriber_id = root.start
       LEFT JOIN subscriber_copy r ON r.subscriber_id = root.id`,
      [subscriberIds],
    );
    return rows.map((row) => {
      const profile = known(row.own) ?? known(row.of_root);
      return {
        subscriberId: row.subscriber_id,
        identities: profile?.identities ?? [],
        ...(profile?.language && { language: profile.language }),
        hasDevices: row.devices,
        ...(row.webhook_url && { webhookUrl: row.webhook_url }),
      };
    });
  }

  /** Those of the addresses from which mail came back since then, because nobody is there. */
  async gone(tx: Transaction, addresses: readonly string[], since: Date): Promise<Set<string>> {
    if (addresses.length === 0) return new Set();
    const rows = await tx.query<{ address: string }[]>(
      `SELECT DISTINCT address FROM notification_attempt
       WHERE address = ANY($1::text[]) AND returned_at > $2 AND code = ANY($3::text[])`,
      [addresses, since, NOBODY_THERE],
    );
    return new Set(rows.map(({ address }) => address));
  }
}

function known(facts: Row['own']): SubscriberProfile | undefined {
  return facts && 'name' in facts ? (facts as SubscriberProfile) : undefined;
}
