import type { ArticleText } from './article.js';
import { termsOf } from './terms.js';

const WEIGHTS = { title: 5, keywords: 4, body: 1 };
/** More different words than this a body does not need to be found by. */
const MOST_BODY_TERMS = 3000;

/** The words of a text with what they count for: where a word stands in several places, the best counts. */
export function weightedTerms({ title, keywords, body }: ArticleText): Map<string, number> {
  const terms = new Map<string, number>();
  const add = (words: readonly string[], weight: number) => {
    for (const word of words) terms.set(word, Math.max(weight, terms.get(word) ?? 0));
  };
  add([...new Set(termsOf(body))].slice(0, MOST_BODY_TERMS), WEIGHTS.body);
  add(keywords.flatMap(termsOf), WEIGHTS.keywords);
  add(termsOf(title), WEIGHTS.title);
  return terms;
}
