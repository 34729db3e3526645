import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';
import type { AnnouncementDocument, Audience } from '../domain/announcement/announcement.js';
import { AUDIENCE, audienceParameters } from './audience.repository.js';

/** People of one region and one wish live by the same clock. */
export interface ClockGroup {
  region: string | null;
  zone: string | null;
}

export interface Recipient {
  announcementId: string;
  subscriberId: string;
  language: string | null;
  document: AnnouncementDocument;
}

export interface HandedOver {
  announcementId: string;
  subscriberId: string;
  notificationId: string;
  outcome: string;
  reason: string | null;
}

/** What people wish for outweighs what their profile says. Of several who are one, the last wish holds. */
const WISHES = `, wish AS (
    SELECT DISTINCT ON (root_id) root_id, wishes->>'timeZone' AS zone, wishes->>'language' AS language FROM (
      SELECT coalesce(r.root_id, v.subscriber_id) AS root_id, v.wishes, v.said_at, v.version
      FROM preference_version v LEFT JOIN root r ON r.child_id = v.subscriber_id
    ) w ORDER BY root_id, said_at DESC, version DESC
  )`;

@Injectable()
export class RecipientRepository {
  async clockGroups(tx: Transaction, audience: Audience): Promise<ClockGroup[]> {
    return await tx.query<ClockGroup[]>(
      `${AUDIENCE}${WISHES} SELECT DISTINCT a.region, w.zone FROM audience a LEFT JOIN wish w ON w.root_id = a.subscriber_id`,
      audienceParameters(audience),
    );
  }

  /** Writes down who is in the audience at this moment. @returns how many */
  async freeze(
    tx: Transaction,
    announcementId: string,
    audience: Audience,
    groups: readonly (ClockGroup & { dueAt: Date })[],
  ): Promise<number> {
    const [row] = await tx.query<{ size: number }[]>(
      `${AUDIENCE}${WISHES}, frozen AS (
         INSERT INTO announcement_recipient (announcement_id, subscriber_id, language, due_at)
         SELECT $8::uuid, a.subscriber_id, coalesce(w.language, a.language), g.due_at
         FROM audience a LEFT JOIN wish w ON w.root_id = a.subscriber_id
         JOIN unnest($9::text[], $10::text[], $11::timestamptz[]) AS g(region, zone, due_at)
           ON g.region IS NOT DISTINCT FROM a.region AND g.zone IS NOT DISTINCT FROM w.zone
         RETURNING 1
       ) SELECT count(*)::int AS size FROM frozen`,
      [
        ...audienceParameters(audience),
        announcementId,
        groups.map(({ region }) => region),
        groups.map(({ zone }) => zone),
        groups.map((group) => group.dueAt),
      ],
    );
    return row!.size;
  }

  /** Of running announcements, passing over those that another replica is at. */
  async lockDue(tx: Transaction, now: Date, limit: number): Promise<Recipient[]> {
    return await tx.query<Recipient[]>(
      `SELECT r.announcement_id AS "announcementId", r.subscriber_id AS "subscriberId", r.language, a.document
       FROM announcement_recipient r JOIN announcement a ON a.id = r.announcement_id AND a.status = 'running'
       WHERE r.outcome IS NULL AND r.due_at <= $1
       ORDER BY r.due_at, r.announcement_id, r.subscriber_id LIMIT $2 FOR UPDATE OF r SKIP LOCKED`,
      [now, limit],
    );
  }

  async settle(tx: Transaction, handed: readonly HandedOver[]): Promise<void> {
    await tx.query(
      `UPDATE announcement_recipient r SET outcome = h.outcome, reason = h.reason, notification_id = h.notification_id
       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[])
         AS h(announcement_id, subscriber_id, outcome, reason, notification_id)
       WHERE r.announcement_id = h.announcement_id AND r.subscriber_id = h.subscriber_id`,
      [
        handed.map((h) => h.announcementId),
        handed.map((h) => h.subscriberId),
        handed.map((h) => h.outcome),
        handed.map((h) => h.reason),
        handed.map((h) => h.notificationId),
      ],
    );
  }

  /** Those that nobody was told of yet never will be. */
  async cancelOpen(tx: Transaction, announcementId: string): Promise<void> {
    await tx.query(
      `UPDATE announcement_recipient SET outcome = 'cancelled' WHERE announcement_id = $1 AND outcome IS NULL`,
      [announcementId],
    );
  }

  /** Handed over before the announcement was cancelled, perhaps still on their way. Marked as called back. */
  async recall(tx: Transaction, limit: number): Promise<{ announcementId: string; subscriberId: string }[]> {
    const rows = await tx.query<{ announcementId: string; subscriberId: string }[]>(
      `WITH handed AS (
         SELECT r.announcement_id, r.subscriber_id FROM announcement_recipient r
         JOIN announcement a ON a.id = r.announcement_id AND a.status = 'cancelled'
         WHERE r.outcome IN ('queued', 'scheduled') AND NOT r.recalled LIMIT $1 FOR UPDATE OF r SKIP LOCKED
       ), recalled AS (
         UPDATE announcement_recipient r SET recalled = true FROM handed h
         WHERE r.announcement_id = h.announcement_id AND r.subscriber_id = h.subscriber_id
         RETURNING r.announcement_id AS "announcementId", r.subscriber_id AS "subscriberId"
       ) SELECT * FROM recalled`,
      [limit],
    );
    return rows;
  }

  /** Running announcements of which nobody is left to be told. */
  async finished(tx: Transaction): Promise<string[]> {
    const rows = await tx.query<{ id: string }[]>(
      `SELECT a.id FROM announcement a WHERE a.status = 'running'
       AND NOT EXISTS (SELECT 1 FROM announcement_recipient r WHERE r.announcement_id = a.id AND r.outcome IS NULL)
       LIMIT 100 FOR UPDATE SKIP LOCKED`,
    );
    return rows.map(({ id }) => id);
  }

  /** The audiences of announcements that ended long ago. @returns how many people were forgotten */
  async forget(tx: Transaction, before: Date, most: number): Promise<number> {
    const [, forgotten] = await tx.query<[unknown[], number]>(
      `DELETE FROM announcement_recipient WHERE (announcement_id, subscriber_id) IN (
         SELECT r.announcement_id, r.subscriber_id
         FROM (SELECT id FROM announcement WHERE ended_at < $1 ORDER BY ended_at LIMIT 20) a
         CROSS JOIN LATERAL (
           SELECT announcement_id, subscriber_id FROM announcement_recipient
           WHERE announcement_id = a.id LIMIT $2 FOR UPDATE SKIP LOCKED
         ) r LIMIT $2)`,
      [before, most],
    );
    return forgotten;
  }
}
