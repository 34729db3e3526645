import { Injectable } from '@nestjs/common';
import { SubscriberCopy } from '@viewline/subscriber-copy';
import { DataSource } from 'typeorm';
import { promiseNotFound, type Promised } from '../../domain/promises/promise.js';
import { PROMISE_COLUMNS, toPromise, type PromiseRow } from '../../persistence/promise.row.js';
import { pageOf, readCursor, TIME, UUID, type Page } from '../page.js';
import { isId } from '@viewline/kernel';

const END = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as const;

/** What was promised, latest deadline first. */
@Injectable()
export class ListPromises {
  constructor(
    private readonly dataSource: DataSource,
    private readonly subscribers: SubscriberCopy,
  ) {}

  /** @throws DomainError `promise.not-found` */
  async one(id: string): Promise<Promised> {
    const sql = `SELECT ${PROMISE_COLUMNS} FROM promise WHERE id = $1`;
    const [row] = await this.dataSource.query<PromiseRow[]>(sql, [isId(id) ? id : null]);
    if (!row) throw promiseNotFound(id);
    return toPromise(row);
  }

  /** Of a subscriber and of everybody who is one with them. */
  async ofSubscriber(subscriberId: string, limit: number, cursor?: string): Promise<Page<Promised>> {
    const family = isId(subscriberId) ? await this.subscribers.familyOf(subscriberId) : [];
    return await this.page('subscriber_id = ANY($4::uuid[])', limit, cursor, family);
  }

  /** Those whose deadline passed and that nobody kept. */
  async overdue(limit: number, cursor?: string): Promise<Page<Promised>> {
    return await this.page(`state = 'broken'`, limit, cursor);
  }

  private async page(
    where: string,
    limit: number,
    cursor?: string,
    ...values: unknown[]
  ): Promise<Page<Promised>> {
    const [time, id] = cursor === undefined ? END : readCursor(cursor, [TIME, UUID]);
    const rows = await this.dataSource.query<PromiseRow[]>(
      `SELECT ${PROMISE_COLUMNS} FROM promise WHERE ${where} AND (due_at, id) < ($1::timestamptz, $2::uuid)
       ORDER BY due_at DESC, id DESC LIMIT $3`,
      [time, id, limit + 1, ...values],
    );
    return pageOf(rows, limit, toPromise, (row) => [row.due_at.toISOString(), row.id]);
  }
}
