import { Injectable } from '@nestjs/common';
import { SubscriberCopy } from '@viewline/subscriber-copy';
import { DataSource } from 'typeorm';
import { notificationOf, type NotificationRow } from '../../persistence/notification.row.js';
import { readTimeCursor, writeTimeCursor } from '@viewline/platform';
import { notificationView, type AttemptView, type NotificationView } from './notification.view.js';

export interface NotificationPage {
  items: NotificationView[];
  /** Of the next page, where there is one. */
  next?: string;
}

export interface Wanted {
  subscriberId: string;
  /** The inbox shows what was sent to it; the list shows everything. */
  inboxOnly?: boolean;
  limit: number;
  cursor?: string;
}

interface Row extends NotificationRow {
  attempts: AttemptView[];
}

/** Messages of everybody who is one with a subscriber now, newest first. */
@Injectable()
export class ListNotifications {
  constructor(
    private readonly db: DataSource,
    private readonly subscribers: SubscriberCopy,
  ) {}

  /** @throws DomainError `notifications.invalid-cursor` */
  async execute({ subscriberId, inboxOnly = false, limit, cursor }: Wanted): Promise<NotificationPage> {
    const family = await this.subscribers.familyOf(subscriberId);
    const after = cursor ? readTimeCursor(cursor, 'notifications.invalid-cursor') : undefined;
    const rows = await this.db.query<Row[]>(
      `SELECT n.facts, coalesce(a.attempts, '[]') AS attempts FROM (
         SELECT * FROM notification
         WHERE subscriber_id = ANY($1::uuid[])
           AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3::uuid))
           ${inboxOnly ? `AND channel = 'in-app' AND status IN ('sent', 'delivered', 'read')` : ''}
         ORDER BY created_at DESC, id DESC LIMIT $4
       ) n LEFT JOIN LATERAL (
         SELECT json_agg(json_strip_nulls(json_build_object('number', number, 'channel', channel, 'provider', provider,
           'startedAt', started_at, 'outcome', outcome, 'code', code)) ORDER BY started_at) AS attempts
         FROM notification_attempt WHERE notification_id = n.id
       ) a ON true ORDER BY n.created_at DESC, n.id DESC`,
      [family, after?.at ?? null, after?.id ?? null, limit + 1],
    );
    const items = rows.slice(0, limit).map((row) => notificationView(notificationOf(row), row.attempts));
    const last = items.at(-1);
    return {
      items,
      ...(rows.length > limit && last && { next: writeTimeCursor({ at: last.createdAt, id: last.id }) }),
    };
  }
}
