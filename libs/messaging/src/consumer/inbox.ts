import type { EventEnvelope } from '@viewline/events';
import { uuids } from '../binary-columns.js';
import { prepared, type PreparedStatement } from '../prepared.js';
import type { Transaction } from '../transactions.js';

const ADMIT: PreparedStatement = {
  name: 'inbox-admit',
  text: `INSERT INTO inbox (consumer, event_id) SELECT $1, id FROM unnest($2::uuid[]) AS id
         ON CONFLICT DO NOTHING RETURNING event_id`,
};

/**
 * Remembers which events a consumer has had. The log may carry one event twice, at two offsets, after a relay died
 * between publishing and deleting. Returns the events that are new, in order, and marks them in the same transaction.
 */
export async function admitNew(
  tx: Transaction,
  consumer: string,
  events: readonly EventEnvelope[],
): Promise<EventEnvelope[]> {
  if (events.length === 0) return [];
  const inserted = await prepared<{ event_id: string }>(tx, ADMIT, [
    consumer,
    uuids(events.map((event) => event.id)),
  ]);
  const fresh = new Set(inserted.map((row) => row.event_id));
  return events.filter((event) => fresh.delete(event.id.toLowerCase()));
}
