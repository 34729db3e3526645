import { Injectable } from '@nestjs/common';
import { Outbox, type Transaction } from '@viewline/messaging';
import type { Notification } from '../domain/notification.js';
import type { Change } from '../domain/notification-events.js';
import { notificationOf, type NotificationRow } from './notification.row.js';

export interface Saved extends Change {
  /** Milliseconds until a queued one may be tried; at once if absent. */
  wait?: number;
}

@Injectable()
export class NotificationRepository {
  constructor(private readonly outbox: Outbox) {}

  /**
   * Claims keys for notifications about to be made. Somebody else who claims one of them waits for this transaction.
   * @returns the notification that each key stands for, the given one or an earlier one
   */
  async claimKeys(
    tx: Transaction,
    keys: readonly { key: string; notificationId: string }[],
  ): Promise<ReadonlyMap<string, string>> {
    // In one order, so that two batches with keys in common do not wait for each other.
    const sorted = keys.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    await tx.query(
      `INSERT INTO notification_key (key, notification_id) SELECT * FROM unnest($1::text[], $2::uuid[])
       ON CONFLICT (key) DO NOTHING`,
      [sorted.map(({ key }) => key), sorted.map(({ notificationId }) => notificationId)],
    );
    const rows = await tx.query<{ key: string; notification_id: string }[]>(
      'SELECT key, notification_id FROM notification_key WHERE key = ANY($1::text[])',
      [sorted.map(({ key }) => key)],
    );
    return new Map(rows.map((row) => [row.key, row.notification_id]));
  }

  async insertWithEvents(tx: Transaction, changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    const all = changes.map(({ notification }) => notification);
    await tx.query(
      `INSERT INTO notification (id, message_id, subscriber_id, severity, created_at, status, channel, provider, until, facts)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int[], $5::timestamptz[], $6::text[], $7::text[],
                            $8::text[], $9::timestamptz[], $10::jsonb[])`,
      [
        all.map((n) => n.id),
        all.map((n) => n.messageId),
        all.map((n) => n.subscriberId),
        all.map((n) => n.severity),
        all.map((n) => n.createdAt),
        ...placeOf(all),
      ],
    );
    await this.tell(tx, changes);
  }

  /** Saves what somebody holds the lock of. Whoever had it in hand has it no more. */
  async saveWithEvents(tx: Transaction, changes: readonly Saved[]): Promise<void> {
    if (changes.length === 0) return;
    const all = changes.map(({ notification }) => notification);
    await tx.query(
      `UPDATE notification n SET status = s.status, channel = s.channel, provider = s.provider, until = s.until,
              facts = s.facts, next_attempt_at = now() + s.wait * interval '1 ms', lease = NULL, leased_until = '-infinity'
       FROM unnest($1::uuid[], $2::float8[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::jsonb[])
         AS s(id, wait, status, channel, provider, until, facts)
       WHERE n.id = s.id`,
      [all.map((n) => n.id), changes.map(({ wait }) => wait ?? 0), ...placeOf(all)],
    );
    await this.tell(tx, changes);
  }

  async lock(tx: Transaction, ids: readonly string[]): Promise<Notification[]> {
    const rows = await tx.query<NotificationRow[]>(
      'SELECT facts FROM notification WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE',
      [ids],
    );
    return rows.map(notificationOf);
  }

  /** Those that nobody has in hand and that were not settled yet. */
  async lockIdle(
    tx: Transaction,
    by: { keys: readonly string[] } | { messageId: string },
  ): Promise<Notification[]> {
    const [where, value] =
      'keys' in by
        ? ['id IN (SELECT notification_id FROM notification_key WHERE key = ANY($1::text[]))', by.keys]
        : ['message_id = $1', by.messageId];
    const rows = await tx.query<NotificationRow[]>(
      `SELECT facts FROM notification
       WHERE ${where} AND status IN ('waiting', 'queued') AND leased_until <= now() ORDER BY id FOR UPDATE`,
      [value],
    );
    return rows.map(notificationOf);
  }

  /** Waiting ones whose time has come, passing over those that somebody else is at. */
  async lockDue(tx: Transaction, now: Date, limit: number): Promise<Notification[]> {
    const rows = await tx.query<NotificationRow[]>(
      `SELECT facts FROM notification WHERE status = 'waiting' AND until <= $1
       ORDER BY until LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [now, limit],
    );
    return rows.map(notificationOf);
  }

  private async tell(tx: Transaction, changes: readonly Change[]): Promise<void> {
    await this.outbox.append(
      tx,
      changes.flatMap(({ events }) => events),
    );
  }
}

function placeOf(all: readonly Notification[]): unknown[] {
  return [
    all.map((n) => n.status),
    all.map((n) => n.channels[0] ?? null),
    all.map((n) => n.provider ?? null),
    all.map((n) => n.until ?? null),
    all.map((n) => JSON.stringify(n)),
  ];
}
