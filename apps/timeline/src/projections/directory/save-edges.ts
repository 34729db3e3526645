import type { Identity } from '@viewline/events';
import type { Transaction } from '@viewline/messaging';
import { latestBy } from './latest.js';

export interface Edge {
  childId: string;
  /** Null once the link or merge is undone. */
  parentId: string | null;
  sequence: number;
  identity?: Identity;
}

export async function saveEdges(tx: Transaction, edges: readonly Edge[]): Promise<void> {
  const rows = latestBy(edges, (edge) => edge.childId);
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO edge AS e (child_id, parent_id, sequence, identity_kind, identity_value)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::text[])
     ON CONFLICT (child_id) DO UPDATE SET
       parent_id = excluded.parent_id, sequence = excluded.sequence,
       identity_kind = coalesce(excluded.identity_kind, e.identity_kind),
       identity_value = coalesce(excluded.identity_value, e.identity_value),
       arrival = pg_current_xact_id()
     WHERE e.sequence < excluded.sequence`,
    [
      rows.map((r) => r.childId),
      rows.map((r) => r.parentId),
      rows.map((r) => r.sequence),
      rows.map((r) => r.identity?.kind ?? null),
      rows.map((r) => r.identity?.value ?? null),
    ],
  );
}
