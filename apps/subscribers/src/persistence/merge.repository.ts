import { Injectable } from '@nestjs/common';
import type { Identity } from '@viewline/events';
import { Outbox, type Transaction } from '@viewline/messaging';
import type { Moved, Standing } from '../domain/merge.js';
import { EdgeRepository } from './edge.repository.js';

interface StandingRow {
  parent_id: string | null;
  identities: Identity[];
}

/** A query's rows on a DataSource as in a transaction. */
interface Queryable {
  query<Rows>(sql: string, parameters?: unknown[]): Promise<Rows>;
}

@Injectable()
export class MergeRepository {
  constructor(
    private readonly outbox: Outbox,
    private readonly edges: EdgeRepository,
  ) {}

  /** A subscriber with all who are merged into it, however deep. */
  async standing(db: Queryable, id: string): Promise<Standing> {
    const [row] = await db.query<StandingRow[]>(
      `WITH RECURSIVE merged(id) AS (
         SELECT $1::uuid UNION SELECT e.child_id FROM edge e JOIN merged m ON e.parent_id = m.id
       )
       SELECT (SELECT parent_id FROM edge WHERE child_id = $1) AS parent_id,
              coalesce((SELECT jsonb_agg(jsonb_build_object('kind', kind, 'value', value) ORDER BY kind, value)
                        FROM identity WHERE subscriber_id IN (SELECT id FROM merged)), '[]') AS identities`,
      [id],
    );
    return { id, mergedInto: row?.parent_id ?? undefined, identities: row?.identities ?? [] };
  }

  /** The ids themselves and all who are merged into them. */
  async groupsOf(tx: Transaction, ids: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }[]>(
      `WITH RECURSIVE merged(id) AS (
         SELECT * FROM unnest($1::uuid[]) UNION SELECT e.child_id FROM edge e JOIN merged m ON e.parent_id = m.id
       )
       SELECT id FROM merged`,
      [ids],
    );
    return rows.map((row) => row.id);
  }

  async isPartOfMerge(tx: Transaction, id: string): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      `SELECT 1 FROM edge WHERE child_id = $1 AND parent_id IS NOT NULL
       UNION ALL SELECT 1 FROM edge JOIN subscriber s ON s.id = child_id WHERE parent_id = $1 LIMIT 1`,
      [id],
    );
    return rows.length > 0;
  }

  async saveWithEvents(tx: Transaction, { edge, event }: Moved): Promise<void> {
    await this.edges.save(tx, [edge]);
    await this.outbox.append(tx, [event]);
  }
}
