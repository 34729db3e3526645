import { fold } from '@viewline/kernel';

const WORDS = /[\p{L}\p{N}]+/gu;
/** Scripts that are written without spaces between words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]+/gu;
const IS_UNSPACED = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;
const LONGEST_TERM = 40;

/**
 * The words of a text in the spelling they are searched by. Chinese and Japanese have no spaces, so there each pair of
 * neighbouring characters counts as a word; Arabic words are looked at without the article written onto them.
 */
export function termsOf(text: string): string[] {
  return [...fold(text).matchAll(WORDS)].flatMap(([word]) => termsOfWord(word));
}

function termsOfWord(word: string): string[] {
  const terms: string[] = [];
  let end = 0;
  for (const match of word.matchAll(UNSPACED)) {
    terms.push(...spaced(word.slice(end, match.index)), ...pairs(match[0]));
    end = match.index + match[0].length;
  }
  return [...terms, ...spaced(word.slice(end))];
}

const spaced = (word: string): string[] => (word === '' ? [] : [withoutArticle(word).slice(0, LONGEST_TERM)]);

function pairs(run: string): string[] {
  const characters = Array.from(run);
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, i) => characters[i]! + character);
}

/** `الاشتراك`, `والاشتراك`, `بالاشتراك` and `للاشتراك` are about `اشتراك`. */
function withoutArticle(word: string): string {
  const bare = word.replace(/^(?:[وفبك]?ال|لل)/, '');
  return Array.from(bare).length >= 3 ? bare : word;
}

/** Written without spaces: only an exact pair means anything. */
export const isUnspaced = (term: string): boolean => IS_UNSPACED.test(term);

/**
 * Pairs of letters, the edges of the word included. Two words that share most of them are one word and a slip of the
 * pen. Computed here and not by PostgreSQL's pg_trgm, which sees no letters but ASCII under the C collation.
 */
export function gramsOf(term: string): string[] {
  const letters = ['^', ...Array.from(term), '$'];
  return [...new Set(letters.slice(1).map((letter, i) => letters[i]! + letter))];
}
