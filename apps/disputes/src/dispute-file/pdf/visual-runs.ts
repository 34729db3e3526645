import { bidi, type Embedding } from './bidi-js.js';
import { isIsolate } from './plain-text.js';

/** A piece of a line that is drawn in one go, in the order in which it stands on the page from the left. */
export interface VisualRun {
  text: string;
  font: string;
}

/** Which font has a character. */
export type FontOf = (character: string) => string;

/** Letters whose shapes and order the font's own layout takes care of, once they are alone. */
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{M}\u200c\u200d]/u;

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

interface Piece {
  start: number;
  end: number;
  odd: boolean;
  letters: boolean;
  font: string;
}

/**
 * The runs of one line of a paragraph, from the left. Letters that run from right to left are handed on in logical
 * order, for their layout turns them round; whatever else stands among them is turned and mirrored here.
 * @param end exclusive
 */
export function visualRuns(
  text: string,
  embedding: Embedding,
  start: number,
  end: number,
  fontOf: FontOf,
): VisualRun[] {
  const order = visualOrder(text, embedding, start, end);
  const pieces: Piece[] = [];
  for (const index of order) {
    const character = text[index]!;
    if (isIsolate(character)) continue;
    const odd = embedding.levels[index]! % 2 === 1;
    const letters = RIGHT_TO_LEFT.test(character);
    const font = fontOf(characterAt(text, index));
    const last = pieces.at(-1);
    const isNext = last && (odd ? index === last.start - 1 : index === last.end);
    const isAlike = last && last.odd === odd && last.font === font && (!odd || last.letters === letters);
    if (last && isNext && isAlike) {
      if (odd) last.start = index;
      else last.end = index + 1;
    } else pieces.push({ start: index, end: index + 1, odd, letters, font });
  }
  return pieces.map((piece) => ({ text: textOf(text, piece), font: piece.font }));
}

function visualOrder(text: string, embedding: Embedding, start: number, end: number): number[] {
  const order = Array.from({ length: end - start }, (_, index) => start + index);
  for (const [from = 0, to = 0] of bidi.getReorderSegments(text, embedding, start, end - 1)) {
    const turned = order.slice(from - start, to - start + 1).toReversed();
    order.splice(from - start, turned.length, ...turned);
  }
  return order;
}

function textOf(text: string, { start, end, odd, letters }: Piece): string {
  const logical = text.slice(start, end);
  if (!odd || letters) return logical;
  if (logical.length === 1) return bidi.getMirroredCharacter(logical) ?? logical;
  return Array.from(GRAPHEMES.segment(logical), ({ segment }) => segment)
    .toReversed()
    .map((character) => bidi.getMirroredCharacter(character) ?? character)
    .join('');
}

/** The whole character that a UTF-16 unit is half of. */
function characterAt(text: string, index: number): string {
  const isSecondHalf = /[\udc00-\udfff]/.test(text[index]!) && /[\ud800-\udbff]/.test(text[index - 1] ?? '');
  return String.fromCodePoint(text.codePointAt(isSecondHalf ? index - 1 : index)!);
}
