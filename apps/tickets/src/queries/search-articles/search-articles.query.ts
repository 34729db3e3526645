import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Media } from '../../domain/knowledge/article.js';
import { gramsOf, isUnspaced, termsOf } from '../../domain/knowledge/terms.js';
import { SEARCH_SQL } from './search-sql.js';
import type { Language } from '../../domain/language.js';

export interface FoundArticle {
  id: string;
  slug: string;
  language: Language;
  title: string;
  excerpt: string;
  media: Media[];
  score: number;
}

/** A longer question says no more by its later words. */
const MOST_TOKENS = 24;
const SHORTEST_BEGINNING = 3;

@Injectable()
export class SearchArticles {
  constructor(private readonly dataSource: DataSource) {}

  /** Published articles, best first, each once, in the language asked for where it has a text in it. */
  async execute(query: string, language: Language | undefined, limit: number): Promise<FoundArticle[]> {
    const terms = [...new Set(termsOf(query))].slice(0, MOST_TOKENS);
    if (terms.length === 0) return [];
    const tokens = terms.map((term, place) => {
      const fuzzy = !isUnspaced(term) && term.length >= SHORTEST_BEGINNING;
      // Terms are letters and digits only: nothing in them means anything to LIKE.
      return { place, term, grams: fuzzy ? gramsOf(term) : [], fuzzy, pattern: `${term}%` };
    });
    return await this.dataSource.query<FoundArticle[]>(SEARCH_SQL, [JSON.stringify(tokens), language, limit]);
  }
}
