import { Injectable } from '@nestjs/common';
import { isId } from '@viewline/kernel';
import { DataSource } from 'typeorm';
import { announcementNotFound } from '../../domain/announcement/announcement.errors.js';
import type { Announcement } from '../../domain/announcement/announcement.js';
import { ANNOUNCEMENT_COLUMNS } from '../../persistence/announcement.repository.js';

export interface AnnouncementResult {
  /** `open`: not told yet; else the status of the message, or `cancelled`. */
  status: string;
  /** Why not, by rule; absent for what goes its way. */
  reason?: string;
  count: number;
}

const NEVER_TOLD = ['suppressed', 'failed'];

@Injectable()
export class ShowAnnouncements {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws DomainError `announcement.not-found` */
  async one(id: string): Promise<Announcement> {
    const rows = isId(id)
      ? await this.dataSource.query<Announcement[]>(
          `SELECT ${ANNOUNCEMENT_COLUMNS} FROM announcement WHERE id = $1`,
          [id],
        )
      : [];
    if (!rows[0]) throw announcementNotFound(id);
    return rows[0];
  }

  /** Newest first: ids are in order of time. */
  async list(limit: number, before?: string): Promise<{ items: Announcement[]; next: string | null }> {
    const items = await this.dataSource.query<Announcement[]>(
      `SELECT ${ANNOUNCEMENT_COLUMNS} FROM announcement WHERE $1::uuid IS NULL OR id < $1 ORDER BY id DESC LIMIT $2`,
      [before ?? null, limit],
    );
    return { items, next: items.length === limit ? items.at(-1)!.id : null };
  }

  /** What became of everybody in the audience: the counts add up to its size. */
  async results(id: string): Promise<AnnouncementResult[]> {
    const rows = await this.dataSource.query<AnnouncementResult[]>(
      `SELECT status, CASE WHEN status = ANY($2) THEN reason END AS reason, count(*)::int AS count FROM (
         SELECT coalesce(n.status, r.outcome, 'open') AS status,
                coalesce(n.facts #>> '{reasons,0,rule}', r.reason) AS reason
         FROM announcement_recipient r LEFT JOIN notification n ON n.id = r.notification_id
         WHERE r.announcement_id = $1
       ) s GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`,
      [id, NEVER_TOLD],
    );
    return rows.map(({ status, reason, count }) => ({ status, count, ...(reason && { reason }) }));
  }
}
