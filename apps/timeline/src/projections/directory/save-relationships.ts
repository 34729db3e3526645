import { RelationshipAdded, type EventEnvelope } from '@viewline/events';
import type { Transaction } from '@viewline/messaging';
import { latestBy } from './latest.js';

interface RelationshipFacts {
  relationshipId: string;
  subscriberId: string;
  type: string;
  target: string;
}

/** @param events RelationshipAdded and RelationshipRemoved */
export async function saveRelationships(tx: Transaction, events: readonly EventEnvelope[]): Promise<void> {
  const rows = latestBy(
    events.map((event) => ({
      ...(event.data as RelationshipFacts),
      sequence: event.sequence,
      active: RelationshipAdded.is(event),
    })),
    (row) => row.relationshipId,
  );
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO relationship AS r (relationship_id, subscriber_id, type, target, active, sequence)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::boolean[], $6::int[])
     ON CONFLICT (relationship_id) DO UPDATE SET active = excluded.active, sequence = excluded.sequence
     WHERE r.sequence < excluded.sequence`,
    [
      rows.map((r) => r.relationshipId),
      rows.map((r) => r.subscriberId),
      rows.map((r) => r.type),
      rows.map((r) => r.target),
      rows.map((r) => r.active),
      rows.map((r) => r.sequence),
    ],
  );
}
