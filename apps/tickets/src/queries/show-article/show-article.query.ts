import { Injectable } from '@nestjs/common';
import { isId } from '@viewline/kernel';
import { DataSource } from 'typeorm';
import type { ArticleState, ArticleText, Media } from '../../domain/knowledge/article.js';
import type { Language } from '../../domain/language.js';

export interface ArticlePage {
  id: string;
  slug: string;
  version: number;
  state: ArticleState;
  owner: string;
  /** Such as `2026-09-01`. */
  reviewOn: string;
  media: Media[];
  views: number;
  /** In the language asked for, else in one that there is, English first. */
  text: ArticleText;
  texts: ArticleText[];
}

interface Row extends Omit<ArticlePage, 'text'> {
  texts: ArticleText[];
}

@Injectable()
export class ShowArticle {
  constructor(private readonly dataSource: DataSource) {}

  /** @param idOrSlug either */
  async execute(idOrSlug: string, language?: Language): Promise<ArticlePage | undefined> {
    const [row] = await this.dataSource.query<Row[]>(
      `SELECT a.article_id AS id, a.slug, a.version, a.state, a.owner, to_char(a.review_on, 'YYYY-MM-DD') AS "reviewOn",
              a.media, a.views, (
                SELECT jsonb_agg(jsonb_build_object('language', t.language, 'title', t.title, 'keywords', t.keywords,
                                                    'body', t.body) ORDER BY t.language = 'en' DESC, t.language)
                FROM article_text t WHERE t.article_id = a.article_id
              ) AS texts
       FROM article a WHERE ${isId(idOrSlug) ? 'a.article_id' : 'a.slug'} = $1`,
      [idOrSlug],
    );
    if (!row) return undefined;
    return { ...row, text: row.texts.find((text) => text.language === language) ?? row.texts[0]! };
  }
}
