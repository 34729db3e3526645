import type { ArticleText, Media } from '../article.js';

/** An article that every installation begins with; the operator writes its own over it. */
export interface SeedArticle {
  slug: string;
  media: readonly Media[];
  texts: readonly ArticleText[];
}
