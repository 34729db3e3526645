import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';
import type { Notice } from '../domain/digest/notice.js';
import type { Purpose } from '../domain/notification-request.js';

export interface DigestWindow {
  subscriberId: string;
  purpose: Purpose;
}

export interface CollectedNotice extends DigestWindow {
  key: string;
  title: string;
  text: string;
}

@Injectable()
export class DigestRepository {
  /**
   * Keeps notices and opens the digests that they go into. The window's row is locked first, so a digest that is being
   * made takes a notice or leaves it to the next, and nothing falls between.
   * @returns how many were new
   */
  async collect(tx: Transaction, notices: readonly Notice[], now: Date, dueAt: Date): Promise<number> {
    const windows = [...new Map(notices.map((one) => [`${one.subscriberId} ${one.purpose}`, one]))]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, one]) => one);
    await tx.query(
      `INSERT INTO digest_window AS w (subscriber_id, purpose, due_at)
       SELECT *, $3::timestamptz FROM unnest($1::uuid[], $2::text[])
       ON CONFLICT (subscriber_id, purpose) DO UPDATE SET due_at = coalesce(w.due_at, excluded.due_at)`,
      [windows.map((w) => w.subscriberId), windows.map((w) => w.purpose), dueAt],
    );
    const added = await tx.query<unknown[]>(
      `INSERT INTO notice (key, subscriber_id, purpose, title, text, collected_at)
       SELECT key, subscriber_id, purpose, title, text, $6 FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[],
                                                                      $5::text[])
         WITH ORDINALITY AS n(key, subscriber_id, purpose, title, text, nr) ORDER BY nr
       ON CONFLICT (key) DO NOTHING RETURNING key`,
      [
        notices.map((n) => n.key),
        notices.map((n) => n.subscriberId),
        notices.map((n) => n.purpose),
        notices.map((n) => n.title),
        notices.map((n) => n.text),
        now,
      ],
    );
    return added.length;
  }

  /** Passing over those that another replica is at. */
  async lockDue(tx: Transaction, now: Date, limit: number): Promise<DigestWindow[]> {
    return await tx.query<DigestWindow[]>(
      `SELECT subscriber_id AS "subscriberId", purpose FROM digest_window WHERE due_at <= $1
       ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [now, limit],
    );
  }

  /** What goes into the digests of these windows, oldest first, at most so many each. */
  async openNotices(
    tx: Transaction,
    windows: readonly DigestWindow[],
    most: number,
  ): Promise<CollectedNotice[]> {
    return await tx.query<CollectedNotice[]>(
      `SELECT n.subscriber_id AS "subscriberId", n.purpose, n.key, n.title, n.text
       FROM unnest($1::uuid[], $2::text[]) AS w(subscriber_id, purpose)
       CROSS JOIN LATERAL (
         SELECT * FROM notice n WHERE n.subscriber_id = w.subscriber_id AND n.purpose = w.purpose AND digest_id IS NULL
         ORDER BY position LIMIT $3
       ) n ORDER BY n.position`,
      [windows.map((w) => w.subscriberId), windows.map((w) => w.purpose), most],
    );
  }

  async putInto(tx: Transaction, put: readonly { digestId: string; key: string }[]): Promise<void> {
    await tx.query(
      `UPDATE notice n SET digest_id = p.digest_id FROM unnest($1::uuid[], $2::text[]) AS p(digest_id, key)
       WHERE n.key = p.key`,
      [put.map((p) => p.digestId), put.map((p) => p.key)],
    );
  }

  /** A window stays open while something is left in it. */
  async close(tx: Transaction, windows: readonly DigestWindow[]): Promise<void> {
    await tx.query(
      `UPDATE digest_window w SET due_at = NULL FROM unnest($1::uuid[], $2::text[]) AS d(subscriber_id, purpose)
       WHERE w.subscriber_id = d.subscriber_id AND w.purpose = d.purpose AND NOT EXISTS (
         SELECT 1 FROM notice n
         WHERE n.subscriber_id = w.subscriber_id AND n.purpose = w.purpose AND n.digest_id IS NULL)`,
      [windows.map((w) => w.subscriberId), windows.map((w) => w.purpose)],
    );
  }

  /** Of notices that are in a digest for long only their keys are kept. @returns how many were forgotten */
  async forget(tx: Transaction, before: Date, most: number): Promise<number> {
    const [, forgotten] = await tx.query<[unknown[], number]>(
      `UPDATE notice SET subscriber_id = NULL, title = NULL, text = NULL WHERE key IN (
         SELECT key FROM notice WHERE digest_id IS NOT NULL AND title IS NOT NULL AND collected_at < $1
         ORDER BY collected_at LIMIT $2 FOR UPDATE SKIP LOCKED)`,
      [before, most],
    );
    return forgotten;
  }
}
