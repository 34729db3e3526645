import type { Transaction } from '@viewline/messaging';
import type { SearchTerm } from './search-terms.js';

export type SubscriberTerm = SearchTerm & { subscriberId: string };

/** Terms of an address: they stay. */
export async function addTerms(tx: Transaction, terms: readonly SubscriberTerm[]): Promise<void> {
  await insertTerms(tx, terms, false);
}

/** Terms of a profile: the ones before are forgotten. */
export async function replaceProfileTerms(
  tx: Transaction,
  subscriberIds: readonly string[],
  terms: readonly SubscriberTerm[],
): Promise<void> {
  if (subscriberIds.length === 0) return;
  await tx.query('DELETE FROM search_term WHERE subscriber_id = ANY($1) AND from_profile', [subscriberIds]);
  await insertTerms(tx, terms, true);
}

/**
 * Of several spellings that fold to one term, the first in the alphabet is shown, whichever came first. One that came
 * with an address is never given up for one of a profile, which the next profile takes away.
 */
async function insertTerms(
  tx: Transaction,
  terms: readonly SubscriberTerm[],
  fromProfile: boolean,
): Promise<void> {
  // The same person writes many times in one batch; the database should hear of it once.
  const distinct = new Map(terms.map((term) => [JSON.stringify(term), term]));
  const rows = [...distinct.values()];
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO search_term AS t (subscriber_id, kind, folded, value, from_profile)
     SELECT subscriber_id, kind, folded, min(value COLLATE "C"), $5::boolean
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS r(subscriber_id, kind, folded, value)
     GROUP BY subscriber_id, kind, folded ORDER BY subscriber_id, kind, folded
     ON CONFLICT (subscriber_id, kind, folded) DO UPDATE SET value = excluded.value, from_profile = false
     WHERE NOT excluded.from_profile AND (t.from_profile OR excluded.value < t.value COLLATE "C")`,
    [
      rows.map((r) => r.subscriberId),
      rows.map((r) => r.kind),
      rows.map((r) => r.folded),
      rows.map((r) => r.value),
      fromProfile,
    ],
  );
}
