import fc from 'fast-check';
import { chunksOf, type Chunk, type ImportFormat } from '@viewline/platform';
import { MAX_LINE, readRecords, type FileRecord } from './read-records.js';

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function records(
  text: string | Uint8Array,
  format: ImportFormat = 'csv',
  size = 64,
): Promise<FileRecord[]> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const all: FileRecord[] = [];
  for await (const batch of readRecords(pieces(bytes, size), format)) all.push(...batch);
  return all;
}

const told = (all: readonly FileRecord[]) =>
  all.map(({ line, cells, problem }) => ({ line, ...cells, ...problem }));
const HEAD = 'externalId,name,emails\n';

describe('reading CSV', () => {
  it('knows byte order mark, semicolons, Windows line ends, quoted line breaks and every script', async () => {
    const file =
      '\ufeffExternal ID;Name;account_number;phone;Something else\r\n' +
      '1;"ليلى ""لولو"" حداد";A;+966501234567;x\r\n' +
      '2;"王\r\n小明; Jr.";B;;\r\n' +
      '\r\n' +
      '3; Zoë ;C;;';
    expect(told(await records(file))).toEqual([
      { line: 2, externalId: '1', name: 'ليلى "لولو" حداد', accountNumber: 'A', phones: '+966501234567' },
      { line: 3, externalId: '2', name: '王\n小明; Jr.', accountNumber: 'B' },
      { line: 6, externalId: '3', name: 'Zoë', accountNumber: 'C' },
    ]);
  });

  it('loses one line to a stray quote, not the file behind it', async () => {
    const file = `${HEAD}1,"open,a@x.com\n2,Ben,b@x.com\n3,5" screen,c@x.com\n4,"Dora ""D""",d@x.com\n5,E,e@x.com\n`;
    expect(
      told(await records(file)).map(({ line, reason, name }) => [line, reason?.slice(0, 11) ?? name]),
    ).toEqual([
      [2, 'has a quote'],
      [3, 'Ben'],
      [4, 'has a quote'],
      [5, 'Dora "D"'],
      [6, 'E'],
    ]);
  });

  it('gives up on an open quote after fifty lines', async () => {
    const lines = Array.from({ length: 200 }, (_, n) => `${n},name ${n},`);
    lines[10] = '10,"name,';
    const all = told(await records(HEAD + lines.join('\n')));
    expect(all).toHaveLength(200);
    expect(all.filter(({ reason }) => reason)).toMatchObject([{ line: 12 }]);
  });

  it('names lines with too few or too many cells, with bytes that are no text, and without an end', async () => {
    const latin1 = Buffer.concat([
      Buffer.from(`${HEAD}1,a\n2,b,c,d\n3,`),
      Buffer.from([0xe9]),
      Buffer.from(',x\n'),
    ]);
    const long = Buffer.from(`4,${'x'.repeat(MAX_LINE)},\n5,E,\n`);
    expect(told(await records(Buffer.concat([latin1, long]), 'csv', 4096))).toEqual([
      { line: 2, column: '*', reason: 'has 2 cells, the head line has 3' },
      { line: 3, column: '*', reason: 'has 4 cells, the head line has 3' },
      { line: 4, column: '*', reason: 'is not UTF-8' },
      { line: 5, column: '*', reason: `is longer than ${MAX_LINE} bytes` },
      { line: 6, externalId: '5', name: 'E' },
    ]);
  });

  it.each([
    ['externalId,phones\n1,2', 'there is no column name'],
    ['name\nA', 'neither a column externalId nor'],
    ['name,externalId,Name\nA,1,B', 'name is there twice'],
    ['\u0000\u0001\u0002', 'there is no column name'],
  ])('refuses the head line of %j', async (file, message) => {
    await expect(records(file)).rejects.toMatchObject({
      code: 'import.columns',
      message: expect.stringContaining(message),
    });
  });

  it('refuses UTF-16 as a whole', async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('name,externalId\n', 'utf16le')]);
    await expect(records(utf16)).rejects.toMatchObject({ code: 'import.not-utf8' });
  });

  it('finds nothing in nothing', async () => {
    expect(await records('')).toEqual([]);
    expect(await records('\n\n')).toEqual([]);
    expect(await records(HEAD)).toEqual([]);
  });

  it('gives back every cell that was written by the rules', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'ب', '王', '"', ',', ';', '\n', ' ', "'"),
      minLength: 1,
    });
    const name = cell.map((text) => text.trim()).filter((text) => text !== '');
    const write = (text: string) => `"${text.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(
        fc.array(name, { maxLength: 8 }),
        fc.integer({ min: 1, max: 40 }),
        async (names, size) => {
          fc.pre(names.every((text) => text.split('\n').length < 40));
          const file = HEAD + names.map((text, n) => `${n},${write(text)},\n`).join('');
          expect((await records(file, 'csv', size)).map(({ cells }) => cells.name)).toEqual(names);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('makes the same records of the same bytes, in whatever pieces, and never fails on rubbish', async () => {
    const rubbish = fc.string({
      unit: fc.constantFrom('a', '"', ',', '\n', '\r', '""', 'é', '\0'),
      maxLength: 200,
    });
    await fc.assert(
      fc.asyncProperty(rubbish, fc.integer({ min: 1, max: 60 }), async (text, size) => {
        expect(await records(HEAD + text, 'csv', size)).toEqual(await records(HEAD + text, 'csv', 10_000));
      }),
      { numRuns: 500 },
    );
  });
});

describe('reading NDJSON', () => {
  it('takes texts, numbers and lists, and names what is neither', async () => {
    const file = [
      '\ufeff{"externalId":7,"name":"Zoë","phones":["+1","+2"],"other":{"deep":1},"plan":null}',
      '',
      'not json',
      '[1]',
      '{"name":{"first":"A"}}',
      '{"name":"B","externalId":"8"',
    ].join('\n');
    expect(told(await records(file, 'ndjson'))).toEqual([
      { line: 1, externalId: '7', name: 'Zoë', phones: '+1|+2' },
      { line: 3, column: '*', reason: 'is not a JSON object' },
      { line: 4, column: '*', reason: 'is not a JSON object' },
      { line: 5, column: 'name', reason: 'must be text, a number or a list of texts' },
      { line: 6, column: '*', reason: 'is not a JSON object' },
    ]);
  });
});

describe('chunks', () => {
  const chunks = async (text: string, size: number): Promise<Chunk<FileRecord>[]> => {
    const all: Chunk<FileRecord>[] = [];
    for await (const chunk of chunksOf(readRecords(pieces(Buffer.from(text), size), 'csv'), 500))
      all.push(chunk);
    return all;
  };
  const file = (count: number, of = 'x') =>
    HEAD + Array.from({ length: count }, (_, n) => `${n},${of},\n`).join('');

  it('are the same in whatever pieces the file comes, and count its bytes to the end', async () => {
    const text = file(1234);
    const [whole, broken] = [await chunks(text, 1e6), await chunks(text, 7)];
    expect(broken).toEqual(whole);
    expect(whole.map(({ before, records: list }) => [before, list.length])).toEqual([
      [0, 500],
      [500, 500],
      [1000, 234],
    ]);
    expect(whole.at(-1)?.end).toBe(text.length);
  });

  it('have another fingerprint from the first difference on', async () => {
    const [one, other] = [
      await chunks(file(1000), 100),
      await chunks(file(1000).replace('999,x', '999,y'), 100),
    ];
    expect(one[0]?.fingerprint).toBe(other[0]?.fingerprint);
    expect(one[1]?.fingerprint).not.toBe(other[1]?.fingerprint);
  });
});
