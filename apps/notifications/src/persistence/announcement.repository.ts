import { Injectable } from '@nestjs/common';
import { isId } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import { announcementNotFound } from '../domain/announcement/announcement.errors.js';
import type {
  Announcement,
  AnnouncementDocument,
  AnnouncementStatus,
} from '../domain/announcement/announcement.js';

export const ANNOUNCEMENT_COLUMNS = 'id, version, status, document, audience_size AS "audienceSize"';

export interface Move {
  to: AnnouncementStatus;
  by: string;
  at: Date;
  audienceSize?: number;
}

@Injectable()
export class AnnouncementRepository {
  async insert(
    tx: Transaction,
    { id, document }: { id: string; document: AnnouncementDocument },
    by: string,
    at: Date,
  ): Promise<Announcement> {
    await tx.query(
      `INSERT INTO announcement (id, version, status, document, created_by, created_at)
       VALUES ($1, 1, 'draft', $2, $3, $4)`,
      [id, JSON.stringify(document), by, at],
    );
    return { id, version: 1, status: 'draft', document, audienceSize: null };
  }

  /** @throws DomainError `announcement.not-found` */
  async lock(tx: Transaction, id: string): Promise<Announcement> {
    const rows = isId(id)
      ? await tx.query<Announcement[]>(
          `SELECT ${ANNOUNCEMENT_COLUMNS} FROM announcement WHERE id = $1 FOR UPDATE`,
          [id],
        )
      : [];
    if (!rows[0]) throw announcementNotFound(id);
    return rows[0];
  }

  async replace(tx: Transaction, id: string, document: AnnouncementDocument): Promise<void> {
    await tx.query('UPDATE announcement SET document = $2, version = version + 1 WHERE id = $1', [
      id,
      JSON.stringify(document),
    ]);
  }

  async move(tx: Transaction, id: string, { to, by, at, audienceSize }: Move): Promise<void> {
    const [who, when] = to === 'running' ? ['published_by', 'published_at'] : ['ended_by', 'ended_at'];
    await tx.query(
      `UPDATE announcement SET status = $2, version = version + 1, ${who} = $3, ${when} = $4,
              audience_size = coalesce($5, audience_size) WHERE id = $1`,
      [id, to, by, at, audienceSize],
    );
  }

  /** Those that ended long ago and whose audience is forgotten already. @returns how many were forgotten */
  async forget(tx: Transaction, before: Date, most: number): Promise<number> {
    const [, forgotten] = await tx.query<[unknown[], number]>(
      `DELETE FROM announcement WHERE id IN (
         SELECT id FROM announcement a WHERE ended_at < $1
           AND NOT EXISTS (SELECT FROM announcement_recipient r WHERE r.announcement_id = a.id)
         ORDER BY ended_at LIMIT $2 FOR UPDATE SKIP LOCKED)`,
      [before, most],
    );
    return forgotten;
  }
}
