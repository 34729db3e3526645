import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';
import type { Edge } from '../domain/edge.js';

interface EdgeRow {
  child_id: string;
  parent_id: string | null;
  sequence: number;
}

/** The lock on an edge's row is what puts all that happens to one child in order. */
@Injectable()
export class EdgeRepository {
  /** Edges that nobody has spoken of yet begin with sequence 0. */
  async lock(tx: Transaction, childIds: readonly string[]): Promise<Edge[]> {
    const ids = [...new Set(childIds)].toSorted();
    await tx.query(
      `INSERT INTO edge (child_id, sequence) SELECT id, 0 FROM unnest($1::uuid[]) AS id ON CONFLICT DO NOTHING`,
      [ids],
    );
    const rows = await tx.query<EdgeRow[]>(
      'SELECT child_id, parent_id, sequence FROM edge WHERE child_id = ANY($1::uuid[]) ORDER BY child_id FOR UPDATE',
      [ids],
    );
    return rows.map((row) => ({
      childId: row.child_id,
      parentId: row.parent_id ?? undefined,
      sequence: row.sequence,
    }));
  }

  async save(tx: Transaction, edges: readonly Edge[]): Promise<void> {
    await tx.query(
      `UPDATE edge e SET parent_id = u.parent_id, sequence = u.sequence
       FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS u(child_id, parent_id, sequence)
       WHERE e.child_id = u.child_id`,
      [
        edges.map((edge) => edge.childId),
        edges.map((edge) => edge.parentId ?? null),
        edges.map((edge) => edge.sequence),
      ],
    );
  }
}
