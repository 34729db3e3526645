import { Injectable } from '@nestjs/common';
import { isId } from '@viewline/kernel';
import { Outbox, type Transaction } from '@viewline/messaging';
import { promiseNotFound, type PromiseChange, type Promised } from '../domain/promises/promise.js';
import { PROMISE_COLUMNS, toPromise, type PromiseRow } from './promise.row.js';

@Injectable()
export class PromiseRepository {
  constructor(private readonly outbox: Outbox) {}

  /** @throws DomainError `promise.not-found` */
  async lock(tx: Transaction, id: string): Promise<Promised> {
    const sql = `SELECT ${PROMISE_COLUMNS} FROM promise WHERE id = $1 FOR UPDATE`;
    const [row] = await tx.query<PromiseRow[]>(sql, [isId(id) ? id : null]);
    if (!row) throw promiseNotFound(id);
    return toPromise(row);
  }

  /** What these subscribers were promised and is not known to be kept, oldest deadline first. */
  async lockUnkept(tx: Transaction, subscriberIds: readonly string[], dueFrom: Date): Promise<Promised[]> {
    const rows = await tx.query<PromiseRow[]>(
      `SELECT ${PROMISE_COLUMNS} FROM promise
       WHERE subscriber_id = ANY($1::uuid[]) AND state <> 'kept' AND due_at >= $2 ORDER BY id FOR UPDATE`,
      [subscriberIds, dueFrom],
    );
    return rows.map(toPromise).toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  }

  /** Whose deadline has passed without anybody's saying so; those that somebody is at are left. */
  async lockOverdue(tx: Transaction, now: Date, limit: number): Promise<Promised[]> {
    const rows = await tx.query<PromiseRow[]>(
      `SELECT ${PROMISE_COLUMNS} FROM promise WHERE state = 'made' AND due_at < $1
       ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [now, limit],
    );
    return rows.map(toPromise);
  }

  async saveWithEvents(tx: Transaction, changes: readonly PromiseChange[]): Promise<void> {
    if (changes.length === 0) return;
    await tx.query(
      `INSERT INTO promise (${PROMISE_COLUMNS})
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(
         "promiseId" uuid, "subscriberId" uuid, "ticketId" uuid, what text, text text, channel text,
         "madeAt" timestamptz, "dueAt" timestamptz, by text, state text, sequence int, "keptAt" timestamptz,
         "brokenAt" timestamptz, evidence jsonb, "keptBy" text)
       ON CONFLICT (id) DO UPDATE SET state = excluded.state, sequence = excluded.sequence, kept_at = excluded.kept_at,
         broken_at = excluded.broken_at, evidence = excluded.evidence, kept_by = excluded.kept_by`,
      [JSON.stringify(changes.map(({ promise }) => promise))],
    );
    await this.outbox.append(
      tx,
      changes.map(({ event }) => event),
    );
  }
}
