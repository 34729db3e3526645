import { Injectable } from '@nestjs/common';
import type { TicketStatus } from '@viewline/events';
import { DataSource } from 'typeorm';
import { isRatable, nextStepOf, ownerOf, stepsOf, type Step } from '../../domain/request-view/progress.js';
import { requestLanguageOf, WORDS } from '../../domain/request-view/words.js';
import type { TicketDocument } from '../../domain/ticket-document.js';
import { titleOf } from '../../domain/ticket.js';
import { pageOf, readCursor, TIME, UUID, type Page } from '../page.js';
import type { Language } from '../../domain/language.js';

/** What a subscriber sees of a request of their own: nothing that is internal, and no family name of ours. */
export interface RequestView {
  number: string;
  title: string;
  language: Language;
  direction: 'ltr' | 'rtl';
  openedAt: string;
  status: TicketStatus;
  statusText: string;
  steps: Step[];
  owner: { firstName: string | null; role: string };
  nextStep: string;
  /** Null while its clock stands still, or where none was promised. */
  expectedFinish: string | null;
  finishedAt: string | null;
  rating: { possible: boolean; score: number | null };
}

export interface RatingView {
  ticketId: string;
  ticketNumber: string | null;
  subscriberId: string | null;
  score: number;
  comment: string | null;
  agentId: string | null;
  ratedAt: string;
}

interface Row {
  number: string;
  document: TicketDocument;
  status: TicketStatus;
  agent_name: string | null;
  is_escalated: boolean;
  due_at: Date | null;
  score: number | null;
  language: string | null;
}

const SQL = `
  SELECT t.number, t.document, t.status, t.agent_name, t.escalation_queue IS NOT NULL AS is_escalated, r.score,
         (SELECT due_at FROM deadline d WHERE d.ticket_id = t.id AND d.kind = 'resolution') AS due_at,
         coalesce(parent.facts->>'language', own.facts->>'language') AS language
  FROM ticket t
  LEFT JOIN ticket_rating r ON r.ticket_id = t.id
  LEFT JOIN subscriber_copy own ON own.subscriber_id = t.subscriber_id
  LEFT JOIN subscriber_edge e ON e.child_id = t.subscriber_id
  LEFT JOIN subscriber_copy parent ON parent.subscriber_id = e.parent_id
  WHERE t.id = $1`;

@Injectable()
export class ShowRequest {
  constructor(private readonly dataSource: DataSource) {}

  /** @param language asked for; else the subscriber's own */
  async execute(ticketId: string, language?: string): Promise<RequestView | undefined> {
    const [row] = await this.dataSource.query<Row[]>(SQL, [ticketId]);
    if (!row) return undefined;
    const { document, status } = row;
    const shownIn = requestLanguageOf(language, row.language);
    return {
      number: row.number,
      title: titleOf(document),
      language: shownIn,
      direction: shownIn === 'ar' ? 'rtl' : 'ltr',
      openedAt: document.creationDate,
      status,
      statusText: WORDS[shownIn].status[status],
      steps: stepsOf(document, shownIn),
      owner: ownerOf(
        { isEscalated: row.is_escalated, ...(row.agent_name && { agentName: row.agent_name }) },
        shownIn,
      ),
      nextStep: nextStepOf(status, shownIn),
      expectedFinish: document.expectedResolutionDate ?? row.due_at?.toISOString() ?? null,
      finishedAt: document.resolutionDate ?? null,
      rating: { possible: isRatable(status) && row.score === null, score: row.score },
    };
  }

  /** What subscribers said, newest first. */
  async ratings(limit: number, cursor?: string): Promise<Page<RatingView>> {
    const [before, id] = cursor === undefined ? [null, null] : readCursor(cursor, [TIME, UUID]);
    const rows = await this.dataSource.query<(RatingView & { rated_at: Date })[]>(
      `SELECT r.ticket_id AS "ticketId", t.number AS "ticketNumber", t.subscriber_id AS "subscriberId", r.score,
              r.comment, r.agent_id AS "agentId", r.rated_at
       FROM ticket_rating r LEFT JOIN ticket t ON t.id = r.ticket_id
       WHERE $1::timestamptz IS NULL OR (r.rated_at, r.ticket_id) < ($1, $2::uuid)
       ORDER BY r.rated_at DESC, r.ticket_id DESC LIMIT $3`,
      [before, id, limit + 1],
    );
    return pageOf(
      rows,
      limit,
      ({ rated_at, ...rating }) => ({ ...rating, ratedAt: rated_at.toISOString() }),
      (row) => [row.rated_at.toISOString(), row.ticketId],
    );
  }
}
