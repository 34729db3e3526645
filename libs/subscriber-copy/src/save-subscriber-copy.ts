import {
  IdentityLinked,
  IdentityUnlinked,
  SubscriberMerged,
  SubscriberRegistered,
  SubscriberRemoved,
  SubscriberStatusChanged,
  SubscriberUnmerged,
  SubscriberUpdated,
  type EventEnvelope,
  type SubscriberProfile,
} from '@viewline/events';
import type { Transaction } from '@viewline/messaging';

/** The events that a copy is made of. */
export const SUBSCRIBER_COPY_EVENTS = [
  SubscriberRegistered,
  SubscriberUpdated,
  SubscriberStatusChanged,
  SubscriberRemoved,
  IdentityLinked,
  IdentityUnlinked,
  SubscriberMerged,
  SubscriberUnmerged,
] as const;

interface Word {
  id: string;
  sequence: number;
}

/** Several words on one thing are worth the latest; rows are locked in one order by everybody. */
function latest<T extends Word>(words: readonly T[]): T[] {
  const byId = new Map<string, T>();
  for (const word of words) {
    const known = byId.get(word.id);
    if (!known || word.sequence >= known.sequence) byId.set(word.id, word);
  }
  return [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Brings the copy up to date with a batch, in any order and however often. Returns how many events it understood. */
export async function saveSubscriberCopy(events: readonly EventEnvelope[], tx: Transaction): Promise<number> {
  await saveFacts(tx, events.flatMap(facts));
  await saveStatuses(tx, events.flatMap(status));
  await saveRemovals(tx, events.filter((e) => SubscriberRemoved.is(e)).map(word));
  await saveEdges(tx, events.flatMap(edge));
  return events.length;
}

const word = ({ subject, sequence }: EventEnvelope): Word => ({ id: subject, sequence });

function facts(event: EventEnvelope): (Word & { profile: SubscriberProfile })[] {
  const full = SubscriberRegistered.is(event) || SubscriberUpdated.is(event);
  return full ? [{ ...word(event), profile: event.data }] : [];
}

function status(event: EventEnvelope): (Word & { status: string })[] {
  if (SubscriberRegistered.is(event) || SubscriberUpdated.is(event))
    return [{ ...word(event), status: event.data.status }];
  return SubscriberStatusChanged.is(event) ? [{ ...word(event), status: event.data.toStatus }] : [];
}

function edge(event: EventEnvelope): (Word & { parentId: string | null })[] {
  const { sequence } = event;
  if (IdentityLinked.is(event) || IdentityUnlinked.is(event)) {
    const { provisionalId: id, subscriberId } = event.data;
    return [{ id, sequence, parentId: IdentityLinked.is(event) ? subscriberId : null }];
  }
  if (SubscriberMerged.is(event) || SubscriberUnmerged.is(event)) {
    const { absorbedId: id, survivorId } = event.data;
    return [{ id, sequence, parentId: SubscriberMerged.is(event) ? survivorId : null }];
  }
  return [];
}

async function saveFacts(tx: Transaction, words: readonly (Word & { profile: SubscriberProfile })[]) {
  const rows = latest(words);
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO subscriber_copy AS s (subscriber_id, facts, facts_sequence)
     SELECT * FROM unnest($1::uuid[], $2::jsonb[], $3::int[])
     ON CONFLICT (subscriber_id) DO UPDATE SET facts = excluded.facts, facts_sequence = excluded.facts_sequence
     WHERE s.facts_sequence < excluded.facts_sequence`,
    [rows.map((r) => r.id), rows.map((r) => JSON.stringify(r.profile)), rows.map((r) => r.sequence)],
  );
}

async function saveStatuses(tx: Transaction, words: readonly (Word & { status: string })[]) {
  const rows = latest(words);
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO subscriber_copy AS s (subscriber_id, status, status_sequence)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::int[])
     ON CONFLICT (subscriber_id) DO UPDATE SET status = excluded.status, status_sequence = excluded.status_sequence
     WHERE s.status_sequence < excluded.status_sequence`,
    [rows.map((r) => r.id), rows.map((r) => r.status), rows.map((r) => r.sequence)],
  );
}

async function saveRemovals(tx: Transaction, words: readonly Word[]) {
  const rows = latest(words);
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO subscriber_copy AS s (subscriber_id, removed_sequence) SELECT * FROM unnest($1::uuid[], $2::int[])
     ON CONFLICT (subscriber_id) DO UPDATE
     SET removed_sequence = greatest(s.removed_sequence, excluded.removed_sequence)`,
    [rows.map((r) => r.id), rows.map((r) => r.sequence)],
  );
}

async function saveEdges(tx: Transaction, words: readonly (Word & { parentId: string | null })[]) {
  const rows = latest(words);
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO subscriber_edge AS e (child_id, parent_id, sequence)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::int[])
     ON CONFLICT (child_id) DO UPDATE SET parent_id = excluded.parent_id, sequence = excluded.sequence
     WHERE e.sequence < excluded.sequence`,
    [rows.map((r) => r.id), rows.map((r) => r.parentId), rows.map((r) => r.sequence)],
  );
}
