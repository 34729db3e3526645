import { Readable } from 'node:stream';
import fc from 'fast-check';
import { chunksOf, type ImportFormat } from '@viewline/platform';
import { readRecords, type FileRecord } from './read-records.js';

async function recordsOf(
  text: string | Buffer,
  format: ImportFormat,
  cuts: number[] = [],
): Promise<FileRecord[]> {
  const bytes = Buffer.from(text as string);
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  const pieces = places.slice(1).map((end, n) => bytes.subarray(places[n], end));
  const records: FileRecord[] = [];
  for await (const batch of readRecords(Readable.from(pieces), format)) records.push(...batch);
  return records;
}

const HEAD = 'billNo,currency,itemName,itemAmount\n';
const cell = fc.constantFrom('a', 'B-1', 'B-2', '', '"', '""', '"x,y"', '说', 'é', '\r', '1.5');
const row = fc.array(cell, { minLength: 1, maxLength: 5 }).map((cells) => cells.join(','));
const file = fc.array(row, { maxLength: 12 }).map((rows) => HEAD + rows.join('\n'));
const cuts = fc.array(fc.nat(500), { maxLength: 8 });

describe('a file of bills', () => {
  it.each(['csv', 'ndjson'] as const)(
    'as %s gives the same records however its bytes come',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(file, cuts, async (text, at) => {
          expect(await recordsOf(text, format, at)).toEqual(await recordsOf(text, format));
        }),
      );
    },
  );

  it('gives records that end one after the other, the last at the end of the file', async () => {
    await fc.assert(
      fc.asyncProperty(file, async (text) => {
        const ends = (await recordsOf(text, 'csv')).map(({ end }) => end);
        expect(ends).toEqual(ends.toSorted((a, b) => a - b));
        expect(ends.every((end) => end <= Buffer.byteLength(text))).toBe(true);
      }),
    );
  });

  it('in CSV makes one bill of the lines that follow each other under one number', async () => {
    const text = `${HEAD}1,EUR,a,1\n1,EUR,b,2\n,EUR,c,3\n,EUR,d,4\n1,EUR,e,5\n2,EUR,f,6\n2,USD,g,7`;
    expect(
      (await recordsOf(text, 'csv')).map(({ line, value, problem }) => [line, problem ?? value]),
    ).toEqual([
      [
        2,
        {
          billNo: '1',
          currency: 'EUR',
          items: [
            { name: 'a', amount: '1' },
            { name: 'b', amount: '2' },
          ],
        },
      ],
      [4, { currency: 'EUR', items: [{ name: 'c', amount: '3' }] }],
      [5, { currency: 'EUR', items: [{ name: 'd', amount: '4' }] }],
      [6, { billNo: '1', currency: 'EUR', items: [{ name: 'e', amount: '5' }] }],
      [7, 'line 8 of the bill has another currency'],
    ]);
  });

  it('says of lines that are no text, or have no end, what they are', async () => {
    const text = Buffer.concat([
      Buffer.from('{}\n'),
      Buffer.from([0xff, 0xfe, 0x0a]),
      Buffer.alloc(1_100_000, 'x'),
      Buffer.from('\n{}'),
    ]);
    expect((await recordsOf(text, 'ndjson')).map(({ line, problem }) => [line, problem])).toEqual([
      [1, undefined],
      [2, 'is not UTF-8'],
      [3, 'is longer than 1048576 bytes'],
      [4, undefined],
    ]);
  });

  it.each(['a,b', 'billNo,currency', 'itemAmount,currency,Item_Amount', 'itemAmount'])(
    'with the head line %j is refused',
    async (head) => {
      await expect(recordsOf(`${head}\n1,2\n`, 'csv')).rejects.toMatchObject({ code: 'import.columns' });
    },
  );

  it('refuses UTF-16 as a whole', async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('billNo\n', 'utf16le')]);
    await expect(recordsOf(utf16, 'csv')).rejects.toMatchObject({ code: 'import.not-utf8' });
  });

  it('is cut into chunks at the same records, with the same fingerprints', async () => {
    const lines = Array.from({ length: 450 }, (_, n) => `{"n":${n}}`).join('\n');
    const chunks = async (at: number[]) => {
      const places = [0, ...at, lines.length];
      const pieces = places.slice(1).map((end, n) => Buffer.from(lines.slice(places[n], end)));
      const found = [];
      for await (const chunk of chunksOf(readRecords(Readable.from(pieces), 'ndjson'), 200))
        found.push(chunk);
      return found;
    };
    const whole = await chunks([]);
    expect(whole.map(({ before, records }) => [before, records.length])).toEqual([
      [0, 200],
      [200, 200],
      [400, 50],
    ]);
    expect(await chunks([7, 1000, 2500])).toEqual(whole);
  });
});
