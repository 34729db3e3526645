import { IS_CHINESE } from './fonts.js';

/** Half-open range of a paragraph. */
export interface LineRange {
  start: number;
  end: number;
}

/**
 * Breaks a paragraph at blanks, and between Chinese characters; a word that is longer than a line is cut.
 * @param width of a piece of text, in points
 */
export function breakLines(text: string, widest: number, width: (piece: string) => number): LineRange[] {
  const lines: LineRange[] = [];
  let line: LineRange = { start: 0, end: 0 };
  let filled = 0;
  for (const atom of atomsOf(text, widest, width)) {
    const isBlank = atom.text.trim() === '';
    if (filled + atom.width > widest && !isBlank && line.end > line.start) {
      lines.push(line);
      line = { start: atom.start, end: atom.start };
      filled = 0;
    }
    line.end = atom.start + atom.text.length;
    filled += atom.width;
  }
  if (line.end > line.start || lines.length === 0) lines.push(line);
  return lines.map(({ start, end }) => ({ start, end: start + text.slice(start, end).trimEnd().length }));
}

interface Atom {
  start: number;
  text: string;
  width: number;
}

function* atomsOf(text: string, widest: number, width: (piece: string) => number): Generator<Atom> {
  let start = 0;
  for (const piece of piecesOf(text)) {
    const whole = width(piece);
    if (whole <= widest) {
      yield { start, text: piece, width: whole };
      start += piece.length;
      continue;
    }
    for (const character of piece) {
      yield { start, text: character, width: width(character) };
      start += character.length;
    }
  }
}

function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let kind = '';
  for (const character of text) {
    const now = character === ' ' ? 'blank' : IS_CHINESE.test(character) ? 'single' : 'word';
    if (now === kind && now !== 'single') pieces[pieces.length - 1] += character;
    else pieces.push(character);
    kind = now;
  }
  return pieces;
}
