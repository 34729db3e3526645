import { DomainError } from '@viewline/kernel';
import type { DataSource } from 'typeorm';
import type { AuditEntry, AuditPage, ListAudit } from './audit.dto.js';

const DEFAULT_LIMIT = 50;

interface AuditRow extends Omit<AuditEntry, 'at'> {
  id: string;
  at: Date;
}

/** Newest first, by keyset: as fast on the last page as on the first. */
export async function listAudit(dataSource: DataSource, asked: ListAudit): Promise<AuditPage> {
  const limit = asked.limit ?? DEFAULT_LIMIT;
  const rows: AuditRow[] = await dataSource.query(
    `SELECT id, at, outcome, actor_id AS "actorId", actor_name AS "actorName", roles, method, route,
            subscriber_id AS "subscriberId", correlation_id AS "correlationId"
       FROM audit_read
      WHERE ($1::text IS NULL OR subscriber_id = $1)
        AND ($2::timestamptz IS NULL OR at >= $2)
        AND ($3::timestamptz IS NULL OR at < $3)
        AND ($4::bigint IS NULL OR id < $4)
      ORDER BY id DESC
      LIMIT $5`,
    [asked.subscriberId, asked.from, asked.to, asked.cursor && positionOf(asked.cursor), limit + 1].map(
      (value) => value ?? null,
    ),
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ id: _id, at, ...entry }) => ({ ...entry, at: at.toISOString() })),
    next: rows.length > limit && last ? Buffer.from(last.id).toString('base64url') : null,
  };
}

function positionOf(cursor: string): string {
  const position = Buffer.from(cursor, 'base64url').toString('latin1');
  if (!/^[1-9]\d{0,17}$/.test(position)) {
    throw new DomainError('invalid', 'request.invalid', 'The request is not valid', [
      { path: 'cursor', message: 'cursor must be one that this list has given' },
    ]);
  }
  return position;
}
