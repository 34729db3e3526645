import { fold } from '@viewline/kernel';

/** Scripts that put spaces between words and nothing in front of them. */
const BEGINS_LIKE_A_WORD = /^[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{N}]/u;
const IS_PART_OF_A_WORD = /[\p{L}\p{N}]$/u;

/**
 * Whether a text speaks of a keyword, in any spelling: `bill` is in "Billing" and not in "ability". Arabic writes its
 * article onto the word and Chinese no spaces at all, so there a keyword counts wherever it stands.
 */
export function mentions(text: string, keyword: string): boolean {
  return mentionsFolded(fold(text), fold(keyword));
}

/** The same of what is folded already. */
export function mentionsFolded(text: string, keyword: string): boolean {
  if (keyword === '') return false;
  const atWordStart = BEGINS_LIKE_A_WORD.test(keyword);
  for (let at = text.indexOf(keyword); at >= 0; at = text.indexOf(keyword, at + 1)) {
    if (!atWordStart || !IS_PART_OF_A_WORD.test(text.slice(Math.max(0, at - 2), at))) return true;
  }
  return false;
}
