import { Injectable } from '@nestjs/common';
import { RelationshipAdded, RelationshipRemoved, type RelationshipType } from '@viewline/events';
import { isId, systemClock } from '@viewline/kernel';
import { Outbox, type Transaction } from '@viewline/messaging';
import { relationship, type Relationship } from '../domain/relationship.js';

interface RelationshipRow {
  id: string;
  subscriber_id: string;
  type: RelationshipType;
  target: string;
  sequence: number;
}

const COLUMNS = 'r.id, r.subscriber_id, r.type, r.target, r.sequence';

/** Rows stay when a relationship ends, so that its sequence goes on when it begins again. */
@Injectable()
export class RelationshipRepository {
  constructor(private readonly outbox: Outbox) {}

  /** Those that stand already are left as they are, without an event. */
  async add(tx: Transaction, relationships: readonly Relationship[]): Promise<void> {
    const wanted = [...new Map(relationships.map((one) => [one.id, one])).values()].toSorted(byId);
    if (wanted.length === 0) return;
    const rows = await tx.query<RelationshipRow[]>(
      `INSERT INTO relationship AS r (id, subscriber_id, type, target, sequence, active)
       SELECT *, 1, true FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[])
       ON CONFLICT (id) DO UPDATE SET active = true, sequence = r.sequence + 1 WHERE NOT r.active
       RETURNING ${COLUMNS}`,
      [
        wanted.map(({ id }) => id),
        wanted.map(({ subscriberId }) => subscriberId),
        wanted.map(({ type }) => type),
        wanted.map(({ target }) => target),
      ],
    );
    await this.outbox.append(
      tx,
      rows.map((row) => RelationshipAdded.create(facts(row), at(row))),
    );
  }

  /** False where there was none. */
  async remove(tx: Transaction, one: Pick<Relationship, 'id' | 'subscriberId'>): Promise<boolean> {
    return (
      (await this.end(tx, 'r.id = $1 AND r.subscriber_id = $2', [
        isId(one.id) ? one.id : null,
        one.subscriberId,
      ])) > 0
    );
  }

  /** Those that point at the subscriber as well. */
  async removeAllOf(tx: Transaction, subscriberId: string): Promise<void> {
    await this.end(tx, '(r.subscriber_id = $1::uuid OR r.target = $1::text)', [subscriberId]);
  }

  private async end(tx: Transaction, condition: string, values: unknown[]): Promise<number> {
    const [rows] = await tx.query<[RelationshipRow[], number]>(
      `UPDATE relationship r SET active = false, sequence = sequence + 1 WHERE r.active AND ${condition}
       RETURNING ${COLUMNS}`,
      values,
    );
    await this.outbox.append(
      tx,
      rows.map((row) => RelationshipRemoved.create(facts(row), at(row))),
    );
    return rows.length;
  }
}

const byId = (a: Relationship, b: Relationship): number => (a.id < b.id ? -1 : 1);

const at = ({ sequence }: RelationshipRow) => ({ time: systemClock.now(), sequence });

function facts({ subscriber_id, type, target }: RelationshipRow) {
  const { id, ...rest } = relationship(subscriber_id, type, target);
  return { relationshipId: id, ...rest };
}
