import type { Language } from '../language.js';

export const ARTICLE_STATES = ['draft', 'published', 'retired'] as const;
export type ArticleState = (typeof ARTICLE_STATES)[number];

export const MEDIA_KINDS = ['image', 'video', 'document'] as const;

export interface Media {
  kind: (typeof MEDIA_KINDS)[number];
  url: string;
  title?: string;
}

/** An article in one language. */
export interface ArticleText {
  language: Language;
  title: string;
  /** Other words by which people look for it. */
  keywords: readonly string[];
  /** Markdown. */
  body: string;
}

/** What its writers say of an article. */
export interface ArticleDraft {
  /** For links, such as `buffering`. */
  slug: string;
  owner: string;
  /** When somebody has to look at it again, such as `2026-09-01`. */
  reviewOn: string;
  media: readonly Media[];
  texts: readonly ArticleText[];
}

export interface Article extends ArticleDraft {
  id: string;
  version: number;
  state: ArticleState;
}

/** Only what was published can be retired; what is retired is written anew first. */
export const ARTICLE_MOVES: Readonly<Record<ArticleState, readonly ArticleState[]>> = {
  draft: ['published'],
  published: ['draft', 'retired'],
  retired: ['draft'],
};
