import { Injectable } from '@nestjs/common';
import type { DisputeState } from '@viewline/events';
import { SubscriberCopy } from '@viewline/subscriber-copy';
import { DataSource } from 'typeorm';
import { DISPUTE_COLUMNS, type DisputeRow, toDispute } from '../../persistence/dispute.row.js';
import { disputeView, type DisputeView } from '../dispute.view.js';
import { readTimeCursor, writeTimeCursor } from '@viewline/platform';

export interface DisputeFilter {
  /** Theirs, and of everybody who is one with them. */
  subscriberId?: string | undefined;
  billId?: string | undefined;
  state?: DisputeState | undefined;
  limit: number;
  cursor?: string | undefined;
}

export interface DisputePage {
  items: DisputeView[];
  next: string | null;
}

@Injectable()
export class ListDisputes {
  constructor(
    private readonly dataSource: DataSource,
    private readonly subscribers: SubscriberCopy,
  ) {}

  /** Newest first. @throws DomainError `request.bad-cursor` */
  async execute({ subscriberId, billId, state, limit, cursor }: DisputeFilter): Promise<DisputePage> {
    const after = cursor === undefined ? undefined : readTimeCursor(cursor, 'request.bad-cursor');
    const family = subscriberId === undefined ? null : await this.subscribers.familyOf(subscriberId);
    const rows = await this.dataSource.query<DisputeRow[]>(
      `SELECT ${DISPUTE_COLUMNS} FROM dispute d
       WHERE ($1::uuid[] IS NULL OR d.subscriber_id = ANY($1)) AND ($2::uuid IS NULL OR d.bill_id = $2)
         AND ($3::text IS NULL OR d.state = $3)
         AND ($4::timestamptz IS NULL OR (d.opened_at, d.id) < ($4, $5::uuid))
       ORDER BY d.opened_at DESC, d.id DESC LIMIT $6`,
      [family, billId ?? null, state ?? null, after?.at ?? null, after?.id ?? null, limit + 1],
    );
    const items = rows.slice(0, limit).map((row) => disputeView(toDispute(row)));
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, next: last ? writeTimeCursor({ at: last.openedAt, id: last.id }) : null };
  }
}
