import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';

export interface LoggedSearch {
  id: string;
  sessionId?: string;
  query: string;
  /** In the spelling by which equal questions are counted. */
  folded: string;
  language?: string;
  results: number;
  at: Date;
}

export interface Visit {
  sessionId: string;
  subscriberId?: string;
  at: Date;
  searches: number;
  views: number;
}

@Injectable()
export class KnowledgeLogRepository {
  async insertSearch(tx: Transaction, search: LoggedSearch): Promise<void> {
    await tx.query('INSERT INTO knowledge_search VALUES ($1, $2, $3, $4, $5, $6, $7)', [
      search.id,
      search.sessionId,
      search.query,
      search.folded,
      search.language,
      search.results,
      search.at,
    ]);
  }

  /** Who somebody is may be told late; it is not taken back. */
  async noteVisit(tx: Transaction, visit: Visit): Promise<void> {
    await tx.query(
      `INSERT INTO knowledge_session AS s (session_id, subscriber_id, started_at, last_at, searches, views)
       VALUES ($1, $2, $3, $3, $4, $5)
       ON CONFLICT (session_id) DO UPDATE
       SET subscriber_id = coalesce(s.subscriber_id, excluded.subscriber_id), last_at = greatest(s.last_at, excluded.last_at),
           searches = s.searches + excluded.searches, views = s.views + excluded.views`,
      [visit.sessionId, visit.subscriberId, visit.at, visit.searches, visit.views],
    );
  }

  /** Forgets up to `most` of each kind from before. */
  async forget(tx: Transaction, before: Date, most: number): Promise<number> {
    const [, searches] = await tx.query<[unknown[], number]>(
      `DELETE FROM knowledge_search WHERE search_id IN
         (SELECT search_id FROM knowledge_search WHERE searched_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)`,
      [before, most],
    );
    const [, sessions] = await tx.query<[unknown[], number]>(
      `DELETE FROM knowledge_session WHERE session_id IN
         (SELECT session_id FROM knowledge_session WHERE last_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)`,
      [before, most],
    );
    return Math.max(searches, sessions);
  }
}
