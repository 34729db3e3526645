import { bidi } from './bidi-js.js';
import { breakLines } from './break-lines.js';
import { visualRuns } from './visual-runs.js';

const runs = (text: string) =>
  visualRuns(text, bidi.getEmbeddingLevels(text), 0, text.length, () => 'font').map((run) => run.text);

describe('a line', () => {
  it('of letters from left to right is one run', () => {
    expect(runs('Hello, world (12)')).toEqual(['Hello, world (12)']);
  });

  it('of Arabic runs from the right, word by word, each in the order in which it is read', () => {
    expect(runs('انقطاع البث')).toEqual(['البث', ' ', 'انقطاع']);
  });

  it('of Arabic keeps numbers and foreign words as they are, and mirrors brackets', () => {
    expect(runs('القناة (12) MAG')).toEqual(['MAG', ' (', '12', ') ', 'القناة']);
  });

  it('of another font begins another run', () => {
    const text = 'ab直播c';
    const fonts = visualRuns(text, bidi.getEmbeddingLevels(text), 0, text.length, (c) =>
      c > '~' ? 'cjk' : 'latin',
    );
    expect(fonts).toEqual([
      { text: 'ab', font: 'latin' },
      { text: '直播', font: 'cjk' },
      { text: 'c', font: 'latin' },
    ]);
  });
});

describe('a paragraph', () => {
  const lines = (text: string, widest: number) =>
    breakLines(text, widest, (piece) => piece.length).map(({ start, end }) => text.slice(start, end));

  it('breaks at blanks, between Chinese characters, and inside of what is too long', () => {
    expect(lines('one two three', 7)).toEqual(['one two', 'three']);
    expect(lines('直播信号中断', 4)).toEqual(['直播信号', '中断']);
    expect(lines('a 1234567890', 4)).toEqual(['a 12', '3456', '7890']);
    expect(lines('', 4)).toEqual(['']);
  });
});
