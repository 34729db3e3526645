import type { SubscriberProfile } from '@viewline/events';
import type { Transaction } from '@viewline/messaging';
import { latestBy } from './latest.js';
import { replaceProfileTerms } from './save-terms.js';
import { termsOfProfile } from './search-terms.js';

export interface ProfileChange {
  subscriberId: string;
  sequence: number;
  profile?: SubscriberProfile;
  status?: string;
  removed?: true;
}

export async function saveProfiles(tx: Transaction, changes: readonly ProfileChange[]): Promise<void> {
  if (changes.length === 0) return;
  await saveFacts(
    tx,
    changes.filter((change) => change.profile),
  );
  await saveStatuses(
    tx,
    changes.filter((change) => change.status !== undefined),
  );
  await saveRemovals(
    tx,
    changes.filter((change) => change.removed),
  );
}

const latest = (changes: readonly ProfileChange[]) => latestBy(changes, (change) => change.subscriberId);

async function saveFacts(tx: Transaction, changes: readonly ProfileChange[]): Promise<void> {
  const rows = latest(changes);
  if (rows.length === 0) return;
  const saved = await tx.query<{ subscriber_id: string }[]>(
    `INSERT INTO profile AS p (subscriber_id, facts, facts_sequence)
     SELECT * FROM unnest($1::uuid[], $2::jsonb[], $3::int[])
     ON CONFLICT (subscriber_id) DO UPDATE SET facts = excluded.facts, facts_sequence = excluded.facts_sequence
     WHERE p.facts_sequence < excluded.facts_sequence
     RETURNING subscriber_id`,
    [
      rows.map((r) => r.subscriberId),
      rows.map((r) => JSON.stringify(r.profile)),
      rows.map((r) => r.sequence),
    ],
  );
  const ids = new Set(saved.map((row) => row.subscriber_id));
  const terms = rows
    .filter((row) => ids.has(row.subscriberId))
    .flatMap((row) =>
      termsOfProfile(row.profile!).map((term) => ({ ...term, subscriberId: row.subscriberId })),
    );
  await replaceProfileTerms(tx, [...ids], terms);
}

async function saveStatuses(tx: Transaction, changes: readonly ProfileChange[]): Promise<void> {
  const rows = latest(changes);
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO profile AS p (subscriber_id, status, status_sequence)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::int[])
     ON CONFLICT (subscriber_id) DO UPDATE SET status = excluded.status, status_sequence = excluded.status_sequence
     WHERE p.status_sequence < excluded.status_sequence`,
    [rows.map((r) => r.subscriberId), rows.map((r) => r.status), rows.map((r) => r.sequence)],
  );
}

async function saveRemovals(tx: Transaction, changes: readonly ProfileChange[]): Promise<void> {
  const rows = latest(changes);
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO profile AS p (subscriber_id, removed_sequence) SELECT * FROM unnest($1::uuid[], $2::int[])
     ON CONFLICT (subscriber_id) DO UPDATE SET removed_sequence = greatest(p.removed_sequence, excluded.removed_sequence)`,
    [rows.map((r) => r.subscriberId), rows.map((r) => r.sequence)],
  );
}
