import type { DomainError } from '@viewline/kernel';
import fc from 'fast-check';
import { refusalOf } from '../testing/refusal.js';
import { readQueryString } from './query-string.js';

const read = (query: string) => readQueryString(`/visit?${query}`);

describe('reading a query string', () => {
  it.each([
    ['status=open', { name: 'status', operator: 'eq', values: ['open'] }],
    ['status=open,held', { name: 'status', operator: 'eq', values: ['open', 'held'] }],
    ['status=open;held', { name: 'status', operator: 'eq', values: ['open', 'held'] }],
    ['status=open;status=held', { name: 'status', operator: 'eq', values: ['open', 'held'] }],
    ['name=Doe%2C+Jane', { name: 'name', operator: 'eq', values: ['Doe, Jane'] }],
    ['status.ne=open', { name: 'status', operator: 'ne', values: ['open'] }],
    ['size.gte=4', { name: 'size', operator: 'gte', values: ['4'] }],
    ['size>=4', { name: 'size', operator: 'gte', values: ['4'] }],
    ['size%3E%3D4', { name: 'size', operator: 'gte', values: ['4'] }],
    ['size<4', { name: 'size', operator: 'lt', values: ['4'] }],
    ['name*=Jo.*', { name: 'name', operator: 'regex', values: ['Jo.*'] }],
    ['name=~Jo.*', { name: 'name', operator: 'regex', values: ['Jo.*'] }],
    ['name.regex=Jo.*', { name: 'name', operator: 'regex', values: ['Jo.*'] }],
    ['note.author.eq=a%3Db=c', { name: 'note.author', operator: 'eq', values: ['a=b=c'] }],
    ['%40type=Visit', { name: '@type', operator: 'eq', values: ['Visit'] }],
    ['status=', { name: 'status', operator: 'eq', values: [''] }],
  ])('reads %s', (query, expected) => expect(read(query)).toEqual([expected]));

  it('keeps several parameters apart and ignores empty ones', () =>
    expect(read('&a=1&&b=2&')).toEqual([
      { name: 'a', operator: 'eq', values: ['1'] },
      { name: 'b', operator: 'eq', values: ['2'] },
    ]));

  it.each([
    'status',
    '=open',
    "a'b=1",
    'a=%zz',
    'a=%00',
    'a=%ED%A0%80',
    'a=1;b=2',
    'a.gt>=1',
    'a b=1',
    '%27=1',
  ])('refuses %s', (query) =>
    expect(() => read(query)).toThrow(expect.objectContaining({ kind: 'invalid' })),
  );

  it('gives back any value that was percent-encoded', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        fc.pre(!value.includes('\0'));
        expect(read(`a=${encodeURIComponent(value)}`)).toEqual([
          { name: 'a', operator: 'eq', values: [value] },
        ]);
      }),
    ));

  it('answers any text at all with parameters or with invalid', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (query) => {
        expect([undefined, 'invalid']).toContain(
          (refusalOf(() => read(query)) as DomainError | undefined)?.kind,
        );
      }),
    ));
});
