import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';
import type { Asked } from './asked.js';

/** Everybody who is one person, the subscriber whom the others were merged into among them. */
export interface Family {
  rootId: string;
  memberIds: readonly string[];
}

const ROUNDS = 5;

/** Who is one with whom, for many at once. */
@Injectable()
export class FamilyRepository {
  /** @returns the family of each subscriber asked for */
  async familiesOf(asked: Asked, subscriberIds: readonly string[]): Promise<Map<string, Family>> {
    const rows = await asked.query<{ id: string; root_id: string; member_ids: string[] }[]>(
      `WITH RECURSIVE up AS (
         SELECT DISTINCT id AS start, id, 0 AS height FROM unnest($1::uuid[]) AS id
         UNION ALL
         SELECT up.start, e.parent_id, up.height + 1 FROM up JOIN subscriber_edge e ON e.child_id = up.id
         WHERE e.parent_id IS NOT NULL AND up.height < 100
       ), root AS (
         SELECT DISTINCT ON (start) start, id AS root_id FROM up ORDER BY start, height DESC
       ), member AS (
         SELECT DISTINCT root_id, root_id AS id FROM root
         UNION
         SELECT m.root_id, e.child_id FROM member m JOIN subscriber_edge e ON e.parent_id = m.id
       ), family AS (
         SELECT root_id, array_agg(id ORDER BY id) AS member_ids FROM member GROUP BY root_id
       )
       SELECT start AS id, root_id, member_ids FROM root JOIN family USING (root_id)`,
      [subscriberIds],
    );
    const byRoot = new Map(
      rows.map((row) => [row.root_id, { rootId: row.root_id, memberIds: row.member_ids }]),
    );
    return new Map(rows.map((row) => [row.id, byRoot.get(row.root_id)!]));
  }

  /**
   * The same, with every member locked until the end of the transaction: who decides over part of a person that was merged
   * a moment ago waits for who decides over the other part.
   */
  async lockFamiliesOf(tx: Transaction, subscriberIds: readonly string[]): Promise<Map<string, Family>> {
    const locked = new Set<string>();
    let families = await this.familiesOf(tx, subscriberIds);
    for (let round = 0; round < ROUNDS; round++) {
      const members = [...families.values()].flatMap(({ memberIds }) => memberIds);
      const missing = [...new Set(members)].filter((id) => !locked.has(id));
      if (missing.length === 0) break;
      await this.lock(tx, missing);
      for (const id of missing) locked.add(id);
      // Somebody may have joined the family while we waited for its lock.
      families = await this.familiesOf(tx, subscriberIds);
    }
    return families;
  }

  private async lock(tx: Transaction, ids: readonly string[]): Promise<void> {
    const sorted = ids.toSorted();
    await tx.query(
      'INSERT INTO person_lock SELECT * FROM unnest($1::uuid[]) ON CONFLICT (subscriber_id) DO NOTHING',
      [sorted],
    );
    await tx.query(
      'SELECT 1 FROM person_lock WHERE subscriber_id = ANY($1::uuid[]) ORDER BY subscriber_id FOR UPDATE',
      [sorted],
    );
  }
}
