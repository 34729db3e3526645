import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';
import { parentCycle, parentNotFound, parentTooDeep, tooManyChildren } from '../domain/ticket.errors.js';
import { isId } from '@viewline/kernel';

const MOST_LEVELS = 5;
const MOST_BELOW = 1000;

/** Parents and children. */
@Injectable()
export class FamilyTreeRepository {
  /**
   * Holds every parent still until the transaction ends, so that two moves at once cannot close a circle.
   * @throws DomainError `ticket.parent-unknown`, `ticket.parent-cycle`, `ticket.parent-too-deep`
   */
  async assertParent(tx: Transaction, id: string, parentId: string): Promise<void> {
    if (!isId(parentId)) throw parentNotFound(parentId);
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('ticket-parents', 0))`);
    const above = await tx.query<{ id: string }[]>(
      `WITH RECURSIVE up(id, parent_id, level) AS (
         SELECT id, parent_id, 1 FROM ticket WHERE id = $1
         UNION ALL
         SELECT t.id, t.parent_id, up.level + 1 FROM up JOIN ticket t ON t.id = up.parent_id WHERE up.level < 100
       ) SELECT id FROM up`,
      [parentId],
    );
    if (above.length === 0) throw parentNotFound(parentId);
    if (above.some((one) => one.id === id)) throw parentCycle(id, parentId);
    const [below] = await tx.query<{ levels: number }[]>(
      `WITH RECURSIVE down(id, level) AS (
         SELECT $1::uuid, 1
         UNION ALL
         SELECT t.id, down.level + 1 FROM down JOIN ticket t ON t.parent_id = down.id WHERE down.level < 100
       ) SELECT max(level)::int AS levels FROM down`,
      [id],
    );
    if (above.length + below!.levels > MOST_LEVELS) throw parentTooDeep(MOST_LEVELS);
  }

  async childrenOf(tx: Transaction, id: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }[]>(
      'SELECT id FROM ticket WHERE parent_id = $1 ORDER BY id LIMIT 101',
      [id],
    );
    return rows.map((row) => row.id);
  }

  /** All below that are in one of these statuses. @throws DomainError `ticket.too-many-children` */
  async below(tx: Transaction, id: string, statuses: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }[]>(
      `WITH RECURSIVE down(id, status, level) AS (
         SELECT id, status, 1 FROM ticket WHERE parent_id = $1
         UNION ALL
         SELECT t.id, t.status, level + 1 FROM down JOIN ticket t ON t.parent_id = down.id WHERE level < 100
       ) SELECT id FROM down WHERE status = ANY($2::text[]) ORDER BY id LIMIT $3`,
      [id, statuses, MOST_BELOW + 1],
    );
    if (rows.length > MOST_BELOW) throw tooManyChildren(MOST_BELOW);
    return rows.map((row) => row.id);
  }
}
