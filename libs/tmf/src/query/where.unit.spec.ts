import type { DomainError } from '@viewline/kernel';
import fc from 'fast-check';
import { refusalOf } from '../testing/refusal.js';
import { Visit } from '../testing/visit-resource.js';
import { OPERATORS } from './operator.js';
import { readListQuery } from './list.query.js';
import { SqlParameters } from './sql-parameters.js';
import { orderBy } from './sort.js';
import { where } from './where.js';

function compile(query: string) {
  const parameters = new SqlParameters();
  const list = readListQuery(Visit, `/visit?${query}`);
  const text = where(Visit, list.conditions, parameters);
  return { text: `${text} ORDER BY ${orderBy(Visit, list.sort)}`, values: parameters.values };
}

describe('a compiled filter', () => {
  it('compares a column with all alternatives at once', () =>
    expect(compile('status=open,held')).toEqual({
      text: '(status = ANY($1::text[])) ORDER BY visit_id ASC',
      values: [['open', 'held']],
    }));

  it('asks the document by containment, which an index can answer', () =>
    expect(compile('channel.id=sms')).toEqual({
      text: '(document @> $1::jsonb) ORDER BY visit_id ASC',
      values: ['{"channel":[{"id":"sms"}]}'],
    }));

  it.each([
    'colour=red',
    'href=x',
    '__proto__=x',
    'constructor=x',
    'channel=x',
    'minutes=ten',
    'minutes=0x10',
    'minutes=1e999',
    'satisfied=yes',
    'satisfied.gt=true',
    'id.lt=1',
    'creationDate=yesterday',
    'creationDate=2024-02-30',
    'creationDate=2024-01-01T10:00',
    'creationDate=0000-01-01T00:00:00%2B14:00',
    'minutes.regex=1',
    'sort=colour',
    'sort=channel.id',
    'sort=',
    'limit=101',
    'limit=0',
    'limit=5&limit=6',
    'limit=1e1',
    'offset=-1',
    'offset.gt=1',
    'fields=a..b',
    "fields='",
    `status=${'x,'.repeat(60)}`,
    Array.from({ length: 40 }, (_, i) => `minutes.gt=${i}`).join('&'),
  ])('refuses %s, naming the parameter', (query) =>
    expect(() => compile(query)).toThrow(
      expect.objectContaining({ kind: 'invalid', code: 'tmf.query-invalid' }),
    ),
  );

  it.each([
    "'; DROP TABLE visit; --",
    '" ? (@ == 1))',
    "\\'); SELECT pg_sleep(9)",
    '$1',
    '{"a":1}',
    "') OR true --",
  ])('holds %s as a value only', (hostile) => {
    for (const attribute of ['status', 'channel.name', 'reason', 'note.author.ne', 'reason.gt']) {
      const innocent = compile(`${attribute}=x`);
      expect(compile(`${attribute}=${encodeURIComponent(hostile)}`).text).toBe(innocent.text);
    }
  });

  const attribute = fc.constantFrom(...Visit.attributes.keys());
  const operator = fc.constantFrom(...OPERATORS);

  /** The text, or nothing where the query is `invalid`; any other failure goes through. */
  function textOf(query: string): string | undefined {
    const refusal = refusalOf(() => compile(query)) as DomainError | undefined;
    if (!refusal) return compile(query).text;
    if (refusal.kind !== 'invalid') throw refusal;
    return undefined;
  }

  it('has a text that no value can change', () =>
    fc.assert(
      fc.property(
        attribute,
        operator,
        fc.string({ unit: 'grapheme' }),
        fc.string(),
        (name, op, one, other) => {
          const [a, b] = [one, other].map((value) => textOf(`${name}.${op}=${encodeURIComponent(value)}`));
          expect(a === undefined || b === undefined || a === b).toBe(true);
        },
      ),
      { numRuns: 500 },
    ));

  it('is made of a closed vocabulary, whatever the query string', () => {
    const words = new Set(
      [
        ...Visit.attributes.keys(),
        ...[...Visit.attributes.values()].map(({ column }) => column ?? ''),
        'document text uuid numeric boolean timestamptz jsonb ANY AND OR IS NOT TRUE true EXISTS SELECT FROM WHERE',
        'jsonb_path_query jsonb_path_match AS item value exists ORDER BY ASC DESC NULLS LAST',
        // The type of a document that names none.
        `coalesce ${Visit.type}`,
      ].flatMap((text) => text.split(/[ .]/)),
    );
    const piece = fc.oneof(
      fc.tuple(attribute, operator, fc.string({ unit: 'binary' })).map(([n, o, v]) => `${n}.${o}=${v}`),
      fc.string({ unit: 'binary' }).map((v) => `sort=${v}`),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => {
        const text = textOf(pieces.join('&')) ?? '';
        const used = text.replaceAll(/\$v?\d+/g, '').match(/@?[A-Za-z_]\w*/g) ?? [];
        expect(used.filter((word) => !words.has(word))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
