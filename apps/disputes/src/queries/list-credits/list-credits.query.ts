import { Injectable } from '@nestjs/common';
import { DomainError, isId } from '@viewline/kernel';
import { SubscriberCopy } from '@viewline/subscriber-copy';
import { DataSource } from 'typeorm';
import { creditNotFound } from '../../domain/credit/credit.errors.js';
import type { CreditStatus } from '../../domain/credit/credit.js';
import { CREDIT_COLUMNS, type CreditRow, toCredit } from '../../persistence/credit.row.js';
import { creditView, type CreditView } from './credit.view.js';

export interface CreditsAsked {
  status?: CreditStatus | undefined;
  /** With everybody who is one with them now. */
  subscriberId?: string | undefined;
  limit: number;
  cursor?: string | undefined;
}

/** Newest first. */
@Injectable()
export class ListCredits {
  constructor(
    private readonly dataSource: DataSource,
    private readonly subscribers: SubscriberCopy,
  ) {}

  async execute({ status, subscriberId, limit, cursor }: CreditsAsked) {
    const family = subscriberId === undefined ? null : await this.subscribers.familyOf(subscriberId);
    const [at, id] = cursor === undefined ? [null, null] : readCursor(cursor);
    const rows = await this.dataSource.query<CreditRow[]>(
      `SELECT ${CREDIT_COLUMNS} FROM credit
       WHERE ($1::text IS NULL OR status = $1) AND ($2::uuid[] IS NULL OR subscriber_id = ANY($2))
         AND ($3::timestamptz IS NULL OR (requested_at, id) < ($3, $4::uuid))
       ORDER BY requested_at DESC, id DESC LIMIT $5`,
      [status ?? null, family, at, id, limit + 1],
    );
    const items = rows.slice(0, limit).map((row) => creditView(toCredit(row)));
    const last = items.at(-1);
    return { items, next: rows.length > limit && last ? cursorOf(last) : null };
  }

  /** @throws DomainError `credit.not-found` */
  async one(id: string): Promise<CreditView> {
    const [row] = isId(id)
      ? await this.dataSource.query<CreditRow[]>(`SELECT ${CREDIT_COLUMNS} FROM credit WHERE id = $1`, [id])
      : [];
    if (!row) throw creditNotFound();
    return creditView(toCredit(row));
  }
}

const cursorOf = ({ requestedAt, id }: CreditView): string => `${requestedAt.toISOString()}_${id}`;

function readCursor(cursor: string): [string, string] {
  const [at = '', id = ''] = cursor.split('_');
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at) || Number.isNaN(Date.parse(at)) || !isId(id)) {
    throw new DomainError('invalid', 'request.bad-cursor', 'This cursor is none of ours');
  }
  return [at, id];
}
