import { bidi, type Embedding } from './bidi-js.js';

export type Direction = 'ltr' | 'rtl';

/** Characters of one paragraph; a record is a line or two, not a book. */
const LONGEST = 4000;
/** U+2068 first strong isolate and U+2069 pop directional isolate: what stands between them has its own direction. */
const [ISOLATE, END] = ['\u2068', '\u2069'];

/** Nothing in it runs from the right or is set in another font: most of a file is so, and takes the short way. */
const IS_SIMPLE = /^[\u0020-\u058f]*$/;

/** In a paragraph from the left nothing needs to be told of it. */
export const isSimple = (text: string, direction: Direction): boolean =>
  direction === 'ltr' && IS_SIMPLE.test(text);

/** One paragraph: no control characters, and none that would turn the order of others round. */
export function plain(text: string): string {
  const cleaned = text
    .replaceAll(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g, '')
    .replaceAll(/(?:(?!\u00a0)[\p{Cc}\p{Zl}\p{Zp}\s])+/gu, ' ')
    .trim();
  const cut = cleaned.length > LONGEST ? `${cleaned.slice(0, LONGEST)}…` : cleaned;
  // Half of a character is none.
  return cut.replaceAll(/\p{Cs}/gu, '\ufffd');
}

/** A value as it may stand in a sentence of this direction, whatever its own is; digits beside it stay beside it. */
export function inSentence(value: string, direction: Direction): string {
  const text = plain(value);
  return isSimple(text, direction) ? text : `${ISOLATE}${text}${END}`;
}

/** A value that may get a paragraph of its own. From the right it never does: names and numbers are shorter than lines. */
export const asValue = (value: string, direction: Direction): string =>
  direction === 'rtl' ? inSentence(value, direction) : plain(value);

export const isIsolate = (character: string): boolean => character === ISOLATE || character === END;
export const withoutIsolates = (text: string): string => text.replaceAll(/[\u2068\u2069]/g, '');

/** @param direction a paragraph from the left may turn out to run from the right; one from the right stays so */
export function levelsOf(text: string, direction: Direction): Embedding {
  if (isSimple(text, direction)) return { levels: new Uint8Array(), paragraphs: [] };
  return bidi.getEmbeddingLevels(text, direction === 'rtl' ? 'rtl' : 'auto');
}

export const isRightToLeft = ({ paragraphs }: Embedding): boolean => (paragraphs[0]?.level ?? 0) % 2 === 1;
