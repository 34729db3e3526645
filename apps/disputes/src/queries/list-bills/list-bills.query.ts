import { Injectable } from '@nestjs/common';
import { SubscriberCopy } from '@viewline/subscriber-copy';
import type { Stored } from '@viewline/tmf';
import { DataSource } from 'typeorm';
import { readTimeCursor, writeTimeCursor } from '@viewline/platform';

export interface BillPage {
  items: Stored[];
  next: string | null;
}

@Injectable()
export class ListBills {
  constructor(
    private readonly dataSource: DataSource,
    private readonly subscribers: SubscriberCopy,
  ) {}

  /** Of the subscriber and everybody who is one with them, newest first. @throws DomainError `request.bad-cursor` */
  async execute(subscriberId: string, limit: number, cursor: string | undefined): Promise<BillPage> {
    const after = cursor === undefined ? undefined : readTimeCursor(cursor, 'request.bad-cursor');
    const family = await this.subscribers.familyOf(subscriberId);
    const rows = await this.dataSource.query<(Stored & { at: Date })[]>(
      `SELECT id, document, bill_date AS at FROM bill
       WHERE subscriber_id = ANY($1::uuid[])
         AND ($2::timestamptz IS NULL OR (bill_date, id) < ($2, $3::uuid))
       ORDER BY bill_date DESC, id DESC LIMIT $4`,
      [family, after?.at ?? null, after?.id ?? null, limit + 1],
    );
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return {
      items: items.map(({ id, document }) => ({ id, document })),
      next: last ? writeTimeCursor(last) : null,
    };
  }
}
