import { freshDatabase } from '@viewline/testing';
import fc from 'fast-check';
import pg from 'pg';
import { int4s, jsonbs, jsons, texts, timestamps, uuids } from './binary-columns.js';

const specimen = await freshDatabase('binary_columns');
const client = new pg.Client({ connectionString: specimen.url });
await client.connect();
afterAll(async () => {
  await client.end();
  await specimen.drop();
});

const TYPES = {
  'int[]': { encode: int4s, any: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }) },
  'uuid[]': { encode: uuids, any: fc.uuid() },
  'timestamptz[]': {
    encode: timestamps,
    any: fc
      .tuple(fc.date({ noInvalidDate: true, min: new Date(-3e13), max: new Date(8e12) }), spellings())
      .map(spell),
  },
  'text[]': { encode: texts, any: fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')) },
  'json[]': { encode: jsons, any: fc.json().filter(isForPostgres) },
  'jsonb[]': { encode: jsonbs, any: fc.json().filter(isForPostgres) },
} as const;

it.each(Object.keys(TYPES) as (keyof typeof TYPES)[])(
  'stores in %s what the text form stores',
  async (type) => {
    const { encode, any } = TYPES[type] as {
      encode: (values: unknown[]) => Buffer;
      any: fc.Arbitrary<unknown>;
    };
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(any), { minLength: 1, maxLength: 40 }), async (values) => {
        const { rows } = await client.query<{ binary: string[]; text: string[] }>(
          `SELECT $1::${type}::text AS binary, $2::${type}::text AS text`,
          [encode(values), values],
        );
        expect(rows[0]!.binary).toEqual(rows[0]!.text);
      }),
      { numRuns: 150 },
    );
  },
);

it('makes of an empty list no rows at all', async () => {
  const { rows } = await client.query('SELECT * FROM unnest($1::text[], $2::uuid[])', [texts([]), uuids([])]);
  expect(rows).toEqual([]);
});

it('takes bytes for a text as they are', async () => {
  const { rows } = await client.query<{ all: string[] }>('SELECT $1::text[] AS all', [
    texts([Buffer.from('قبل — 之前'), null]),
  ]);
  expect(rows[0]!.all).toEqual(['قبل — 之前', null]);
});

it.each([
  '',
  'x',
  '018f',
  `${'0'.repeat(31)}g`,
  '0'.repeat(33),
  '0'.repeat(34),
  '018f6f5e-6c1e-7000-8000-00000000000',
  '018f6f5e-6c1e-7000-8000-00000000000--',
])('does not take %j for a UUID', (text) => {
  expect(() => uuids([text])).toThrow(new TypeError(`"${text}" is no UUID`));
});

it('does not take for a time or an integer what is none', () => {
  expect(() => timestamps(['soon'])).toThrow(new TypeError('"soon" is no time'));
  for (const value of [Number.NaN, 1.5, Infinity]) expect(() => int4s([value])).toThrow(TypeError);
  expect(() => int4s([2 ** 31])).toThrow('out of range');
});

it('leaves it to the database to refuse a text that it cannot hold', async () => {
  await expect(client.query('SELECT $1::text[]', [texts(['a\0b'])])).rejects.toThrow('invalid byte sequence');
  await expect(client.query('SELECT $1::jsonb[]', [jsonbs(['{'])])).rejects.toThrow('invalid input syntax');
});

function spellings() {
  return fc.record({
    micros: fc.integer({ min: 0, max: 999 }),
    digits: fc.constantFrom(0, 1, 2, 3),
    offset: fc.constantFrom('Z', '+02:00', '-03:30'),
  });
}

/** The instant of a date, give or take the offset, as RFC 3339 allows it to be written. */
function spell([date, { micros, digits, offset }]: [
  Date,
  { micros: number; digits: number; offset: string },
]): string {
  return date.toISOString().replace('Z', `${String(micros).padStart(3, '0').slice(0, digits)}${offset}`);
}

function isForPostgres(json: string): boolean {
  return !/\\u0000|\\ud[89a-f]/i.test(json);
}
