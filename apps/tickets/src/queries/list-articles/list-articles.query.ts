import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ArticleState } from '../../domain/knowledge/article.js';
import { pageOf, readCursor, UUID, type Page } from '../page.js';

export interface ArticleLine {
  id: string;
  slug: string;
  state: ArticleState;
  version: number;
  owner: string;
  reviewOn: string;
  /** Published, and nobody looked at it by its review date. */
  overdue: boolean;
  views: number;
  titles: Record<string, string>;
}

export interface ArticleFilter {
  state?: ArticleState;
  owner?: string;
  overdue?: boolean;
  /** Such as `2026-09-01`. */
  today: string;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

@Injectable()
export class ListArticles {
  constructor(private readonly dataSource: DataSource) {}

  /** The one to be reviewed first, first. */
  async execute(filter: ArticleFilter, limit: number, cursor?: string): Promise<Page<ArticleLine>> {
    const [after, id] = cursor === undefined ? [null, null] : readCursor(cursor, [DATE, UUID]);
    const rows = await this.dataSource.query<ArticleLine[]>(
      `SELECT a.article_id AS id, a.slug, a.state, a.version, a.owner, to_char(a.review_on, 'YYYY-MM-DD') AS "reviewOn",
              a.state = 'published' AND a.review_on < $1::date AS overdue, a.views,
              (SELECT jsonb_object_agg(t.language, t.title) FROM article_text t WHERE t.article_id = a.article_id) AS titles
       FROM article a
       WHERE ($2::text IS NULL OR a.state = $2) AND ($3::text IS NULL OR a.owner = $3)
         AND ($4::boolean IS NOT TRUE OR (a.state = 'published' AND a.review_on < $1::date))
         AND ($5::date IS NULL OR (a.review_on, a.article_id) > ($5, $6::uuid))
       ORDER BY a.review_on, a.article_id LIMIT $7`,
      [filter.today, filter.state, filter.owner, filter.overdue, after, id, limit + 1],
    );
    return pageOf(
      rows,
      limit,
      (row) => row,
      (row) => [row.reviewOn, row.id],
    );
  }
}
