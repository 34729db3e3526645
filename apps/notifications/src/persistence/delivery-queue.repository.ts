import { Injectable } from '@nestjs/common';
import { newId } from '@viewline/kernel';
import { DataSource } from 'typeorm';
import { cut } from '../domain/cut.js';
import type { Outcome } from '../domain/delivery/outcome.js';
import type { Notification } from '../domain/notification.js';
import { notificationOf, type NotificationFacts } from './notification.row.js';

interface Asked {
  query<Rows>(sql: string, parameters?: unknown[]): Promise<Rows>;
}

/** A message in hand until its lease ends. */
export interface Claimed {
  notification: Notification;
  lease: string;
  /** A call whose outcome was never written: whoever made it died. */
  openAttempt?: string;
}

export interface Attempt {
  id: string;
  notification: Notification;
  lease: string;
  channel: string;
  provider: string;
  address: string;
}

/**
 * The queue of each provider. Messages are claimed by lease, so that no transaction stays open while a provider is slow,
 * and what a dead process had in hand is taken up again when its lease ends. Leases are told by the database's clock.
 */
@Injectable()
export class DeliveryQueue {
  constructor(private readonly db: DataSource) {}

  /** The most urgent that are due, up to `limit`. */
  async claim(provider: string, limit: number, leaseMilliseconds: number): Promise<Claimed[]> {
    const lease = newId();
    const [rows] = await this.db.query<[{ facts: NotificationFacts; open_attempt: string | null }[], number]>(
      `UPDATE notification n SET lease = $1, leased_until = now() + $2 * interval '1 ms'
       WHERE id IN (
         SELECT id FROM notification
         WHERE status = 'queued' AND provider = $3 AND next_attempt_at <= now() AND leased_until <= now()
         ORDER BY severity, next_attempt_at LIMIT $4 FOR UPDATE SKIP LOCKED
       ) RETURNING facts, (
         SELECT a.id FROM notification_attempt a WHERE a.notification_id = n.id AND a.outcome IS NULL
         ORDER BY number DESC LIMIT 1
       ) AS open_attempt`,
      [lease, leaseMilliseconds, provider, limit],
    );
    return rows.map(({ facts, open_attempt: openAttempt }) => ({
      notification: notificationOf({ facts }),
      lease,
      ...(openAttempt && { openAttempt }),
    }));
  }

  /**
   * Writes down that the provider is about to be called, and what with; renews the leases.
   * @returns ids of the attempts that may go ahead: the others were taken away meanwhile
   */
  async begin(attempts: readonly Attempt[], leaseMilliseconds: number): Promise<Set<string>> {
    if (attempts.length === 0) return new Set();
    const column = <T>(value: (attempt: Attempt) => T) => attempts.map(value);
    const rows = await this.db.query<{ id: string }[]>(
      `WITH wanted AS (
         SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int[], $5::text[], $6::text[], $7::text[], $8::jsonb[])
           AS w(id, notification_id, lease, number, channel, provider, address, facts)
       ), held AS (
         UPDATE notification n SET facts = w.facts, leased_until = now() + $9 * interval '1 ms'
         FROM wanted w
         WHERE n.id = w.notification_id AND n.lease = w.lease AND n.leased_until > now() AND n.status = 'queued'
         RETURNING w.*
       )
       INSERT INTO notification_attempt (id, notification_id, number, channel, provider, address, started_at)
       SELECT id, notification_id, number, channel, provider, address, clock_timestamp() FROM held RETURNING id`,
      [
        column((a) => a.id),
        column((a) => a.notification.id),
        column((a) => a.lease),
        column((a) => a.notification.attempts),
        column((a) => a.channel),
        column((a) => a.provider),
        column((a) => a.address),
        column((a) => JSON.stringify(a.notification)),
        leaseMilliseconds,
      ],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async end(asked: Asked, ended: readonly { attemptId: string; outcome: Outcome }[]): Promise<void> {
    const known = ended.map(({ attemptId, outcome }) => ({
      attemptId,
      kind: outcome.kind,
      code: 'code' in outcome ? cut(outcome.code, 120) : null,
      providerMessageId:
        outcome.kind === 'accepted' ? cut(outcome.providerMessageId ?? '', 500) || null : null,
    }));
    await asked.query(
      `UPDATE notification_attempt a SET ended_at = clock_timestamp(), outcome = e.kind, code = e.code,
              provider_message_id = e.provider_message_id
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS e(id, kind, code, provider_message_id)
       -- It may have come back before the server's answer was written.
       WHERE a.id = e.id AND a.returned_at IS NULL`,
      [
        known.map((k) => k.attemptId),
        known.map((k) => k.kind),
        known.map((k) => k.code),
        known.map((k) => k.providerMessageId),
      ],
    );
  }

  /** Messages that wait in each provider's queue. */
  async depths(): Promise<{ provider: string; depth: number }[]> {
    return this.db.query(
      `SELECT provider, count(*)::int AS depth FROM notification WHERE status = 'queued' GROUP BY provider`,
    );
  }
}
