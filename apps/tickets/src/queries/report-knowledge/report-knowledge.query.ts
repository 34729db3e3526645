import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NUMBER, pageOf, readCursor, type Page } from '../page.js';

/** A question to which there was no answer. */
export interface MissedSearch {
  /** As it was asked last. */
  query: string;
  times: number;
  lastAt: string;
}

export interface Deflection {
  definition: string;
  from: string;
  to: string;
  /** Within so many hours after its last step a ticket counts as the session's. */
  hours: number;
  numerator: number;
  denominator: number;
  /** Null where nothing was to be counted. */
  rate: number | null;
  /** Sessions of nobody we know: whether they came to a ticket cannot be told. */
  anonymousSessions: number;
}

export interface Period {
  from: Date;
  to: Date;
}

const ANY_TEXT = /^[\s\S]{0,300}$/;

@Injectable()
export class ReportKnowledge {
  constructor(private readonly dataSource: DataSource) {}

  /** The most frequent first. */
  async missed({ from, to }: Period, limit: number, cursor?: string): Promise<Page<MissedSearch>> {
    const [times, after] = cursor === undefined ? [null, null] : readCursor(cursor, [NUMBER, ANY_TEXT]);
    const rows = await this.dataSource.query<{ folded: string; query: string; times: number; last: Date }[]>(
      `SELECT folded, (array_agg(query ORDER BY searched_at DESC, search_id DESC))[1] AS query, count(*)::int AS times,
              max(searched_at) AS last
       FROM knowledge_search WHERE results = 0 AND searched_at >= $1 AND searched_at <= $2
       GROUP BY folded
       HAVING $3::int IS NULL OR count(*) < $3 OR (count(*) = $3 AND folded > $4)
       ORDER BY count(*) DESC, folded LIMIT $5`,
      [from, to, times, after, limit + 1],
    );
    return pageOf(
      rows,
      limit,
      (row) => ({ query: row.query, times: row.times, lastAt: row.last.toISOString() }),
      (row) => [row.times, row.folded],
    );
  }

  /**
   * Sessions that began in the period and are decided by now: of those with a known subscriber, the ones after which
   * neither they nor whoever is one with them had a ticket.
   */
  async deflection({ from, to }: Period, hours: number, now: Date): Promise<Deflection> {
    const [row] = await this.dataSource.query<
      { numerator: number; denominator: number; anonymous: number }[]
    >(
      `SELECT count(*) FILTER (WHERE s.subscriber_id IS NOT NULL AND NOT has_ticket)::int AS numerator,
              count(*) FILTER (WHERE s.subscriber_id IS NOT NULL)::int AS denominator,
              count(*) FILTER (WHERE s.subscriber_id IS NULL)::int AS anonymous
       FROM knowledge_session s CROSS JOIN LATERAL (
         SELECT EXISTS (
           SELECT 1 FROM ticket t
           WHERE t.created_at >= s.started_at AND t.created_at < s.last_at + make_interval(hours => $3)
             AND t.subscriber_id IN (
               SELECT s.subscriber_id
               UNION SELECT parent_id FROM subscriber_edge WHERE child_id = s.subscriber_id
               UNION SELECT child_id FROM subscriber_edge WHERE parent_id = s.subscriber_id
             )
         ) AS has_ticket
       ) after
       WHERE s.last_at >= $1 AND s.started_at >= $1 AND s.started_at <= $2
         AND s.last_at <= $4::timestamptz - make_interval(hours => $3)`,
      [from, to, hours, now],
    );
    const { numerator, denominator, anonymous } = row!;
    return {
      definition: `sessions of known subscribers without a ticket until ${hours} hours after their last step / sessions of known subscribers`,
      from: from.toISOString(),
      to: to.toISOString(),
      hours,
      numerator,
      denominator,
      rate: denominator === 0 ? null : numerator / denominator,
      anonymousSessions: anonymous,
    };
  }
}
