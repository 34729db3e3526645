import { chunksAfter, chunksOf } from './chunks.js';

async function* recordsOf(text: string) {
  yield await Promise.resolve(Array.from(text).map((letter, n) => ({ letter, end: n + 1 })));
}

async function lettersAfter(
  text: string,
  taken: { records: number; fingerprint: string },
): Promise<string[]> {
  const left: string[] = [];
  for await (const { records } of chunksAfter(recordsOf(text), 2, taken))
    left.push(records.map(({ letter }) => letter).join(''));
  return left;
}

/** How far an import has come that has taken in all of this. */
async function takenIn(text: string) {
  let fingerprint = '';
  for await (const chunk of chunksOf(recordsOf(text), 2)) ({ fingerprint } = chunk);
  return { records: text.length, fingerprint };
}

describe('the chunks that an import has not taken in', () => {
  it('are all at the beginning, those behind when it goes on, and none at the end', async () => {
    expect(await lettersAfter('abcde', await takenIn(''))).toEqual(['ab', 'cd', 'e']);
    expect(await lettersAfter('abcde', await takenIn('ab'))).toEqual(['cd', 'e']);
    expect(await lettersAfter('abcde', await takenIn('abcde'))).toEqual([]);
    expect(await lettersAfter('', await takenIn(''))).toEqual([]);
  });

  it.each([
    ['begins otherwise', 'xbcde'],
    ['is shorter', 'ab'],
    ['is empty', ''],
    ['is shorter and otherwise', 'xb'],
  ])('are none of a file that %s', async (_, text) => {
    const taken = await takenIn('abcd');
    await expect(lettersAfter(text, taken)).rejects.toMatchObject({ code: 'import.other-file' });
  });

  it('are none of a file that goes on where the import has seen the end', async () => {
    await expect(lettersAfter('abcd', await takenIn('abc'))).rejects.toMatchObject({
      code: 'import.other-file',
    });
  });
});
