import { Injectable } from '@nestjs/common';
import { isId } from '@viewline/kernel';
import { sqlState, type Transaction } from '@viewline/messaging';
import { articleNotFound, slugTaken } from '../domain/knowledge/article.errors.js';
import type { Article, ArticleState } from '../domain/knowledge/article.js';
import { gramsOf, isUnspaced } from '../domain/knowledge/terms.js';
import { weightedTerms } from '../domain/knowledge/weighted-terms.js';

const UNIQUE_VIOLATION = '23505';

export interface ArticleHead {
  id: string;
  version: number;
  state: ArticleState;
}

@Injectable()
export class ArticleRepository {
  /** @throws DomainError `article.not-found` */
  async lock(tx: Transaction, id: string): Promise<ArticleHead> {
    const [head] = isId(id)
      ? await tx.query<ArticleHead[]>(
          'SELECT article_id AS id, version, state FROM article WHERE article_id = $1 FOR UPDATE',
          [id],
        )
      : [];
    if (!head) throw articleNotFound(id);
    return head;
  }

  /** With all that it is found by. @throws DomainError `article.slug-taken` */
  async save(tx: Transaction, article: Article, by: string, now: Date): Promise<void> {
    const { id, slug, version, state, owner, reviewOn, media, texts } = article;
    await tx
      .query(
        `INSERT INTO article (article_id, slug, version, state, owner, review_on, media, changed_by, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (article_id) DO UPDATE
         SET slug = excluded.slug, version = excluded.version, state = excluded.state, owner = excluded.owner,
             review_on = excluded.review_on, media = excluded.media, changed_by = excluded.changed_by,
             changed_at = excluded.changed_at`,
        [id, slug, version, state, owner, reviewOn, JSON.stringify(media), by, now],
      )
      .catch((error: unknown) => {
        throw sqlState(error) === UNIQUE_VIOLATION ? slugTaken(slug) : error;
      });
    await tx.query('DELETE FROM article_text WHERE article_id = $1', [id]);
    await tx.query(
      `INSERT INTO article_text SELECT $1, r.* FROM jsonb_to_recordset($2::jsonb)
         AS r(language text, title text, keywords text[], body text)`,
      [id, JSON.stringify(texts)],
    );
    await this.saveTerms(tx, article);
  }

  async setState(tx: Transaction, { id, version }: ArticleHead, state: ArticleState, by: string, now: Date) {
    await tx.query(
      'UPDATE article SET state = $2, version = $3, changed_by = $4, changed_at = $5 WHERE article_id = $1',
      [id, state, version + 1, by, now],
    );
  }

  /** @returns how often it was viewed, this time included, and its texts' titles; nothing where it is not published */
  async countView(tx: Transaction, id: string): Promise<number | undefined> {
    const [rows] = await tx.query<[{ views: number }[], number]>(
      `UPDATE article SET views = views + 1 WHERE article_id = $1 AND state = 'published' RETURNING views`,
      [id],
    );
    return rows[0]?.views;
  }

  private async saveTerms(tx: Transaction, { id, texts }: Article): Promise<void> {
    const terms = texts.flatMap((text) =>
      [...weightedTerms(text)].map(([term, weight]) => ({ term, weight, language: text.language })),
    );
    const distinct = [...new Set(terms.map(({ term }) => term))].toSorted();
    await tx.query(
      `INSERT INTO knowledge_term SELECT r.* FROM jsonb_to_recordset($1::jsonb) AS r(term text, grams text[])
       ON CONFLICT DO NOTHING`,
      [JSON.stringify(distinct.map((term) => ({ term, grams: isUnspaced(term) ? [] : gramsOf(term) })))],
    );
    await tx.query(
      `INSERT INTO article_term (term, article_id, language, weight)
       SELECT r.term, $1, r.language, r.weight
       FROM jsonb_to_recordset($2::jsonb) AS r(term text, language text, weight real)`,
      [id, JSON.stringify(terms)],
    );
  }
}
