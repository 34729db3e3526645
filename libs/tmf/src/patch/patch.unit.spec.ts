import fc from 'fast-check';
import { readCreate } from '../resource/validate-document.js';
import { Visit } from '../testing/visit-resource.js';
import { mergePatch } from './merge-patch.js';
import { patchDocument } from './patch-document.js';

describe('merge patch', () => {
  // The cases of RFC 7396, appendix A.
  it.each([
    ['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'],
    ['{"a":"b"}', '{"a":null}', '{}'],
    ['{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'],
    ['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"c"}', '{"a":["b"]}', '{"a":["b"]}'],
    ['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
    ['{"a":[{"b":"c"}]}', '{"a":[1]}', '{"a":[1]}'],
    ['["a","b"]', '["c","d"]', '["c","d"]'],
    ['{"a":"b"}', '["c"]', '["c"]'],
    ['{"a":"foo"}', 'null', 'null'],
    ['{"a":"foo"}', '"bar"', '"bar"'],
    ['{"e":null}', '{"a":1}', '{"e":null,"a":1}'],
    ['[1,2]', '{"a":"b","c":null}', '{"a":"b"}'],
    ['{}', '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
  ])('makes %s patched with %s into %s', (target, patch, result) =>
    expect(mergePatch(JSON.parse(target), JSON.parse(patch))).toEqual(JSON.parse(result)),
  );

  const json = fc.jsonValue({ maxDepth: 3 });
  const withoutNull = json.map(
    (value) => JSON.parse(JSON.stringify(value, (_, v: unknown) => v ?? undefined) ?? '0') as unknown,
  );

  it('applied twice is applied once', () =>
    fc.assert(
      fc.property(json, json, (target, patch) => {
        const once = mergePatch(target, patch);
        expect(mergePatch(once, patch)).toEqual(once);
      }),
    ));

  it('without null in it, onto nothing, is the patch itself', () =>
    fc.assert(fc.property(withoutNull, (patch) => expect(mergePatch(undefined, patch)).toEqual(patch))));

  it('leaves its arguments and every prototype as they were', () => {
    const target = { a: { b: 1 } };
    const result = mergePatch(target, JSON.parse('{"__proto__":{"polluted":true},"a":{"b":2}}'));
    expect(target).toEqual({ a: { b: 1 } });
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('patching a resource', () => {
  const current = readCreate(Visit, { reason: 'bill', status: 'open', creationDate: '2024-03-01T10:00:00Z' });
  const code = (expected: string) => expect.objectContaining({ kind: 'invalid', code: expected });

  it('says which attributes changed', () =>
    expect(patchDocument(Visit, current, { status: null, minutes: 3, reason: 'bill' })).toEqual({
      document: { reason: 'bill', creationDate: '2024-03-01T10:00:00.000Z', minutes: 3 },
      changed: ['status', 'minutes'],
    }));

  it.each(['id', 'href', 'creationDate'])('refuses to change %s', (name) =>
    expect(() => patchDocument(Visit, current, { [name]: 'x' })).toThrow(code('tmf.attribute-not-patchable')),
  );

  it.each<[string, unknown]>([
    ['removes what is mandatory', { reason: null }],
    ['empties what is mandatory', { reason: '' }],
    ['is of another type', { minutes: 'three' }],
    ['has an attribute that nobody knows', { colour: 'red' }],
    ['has a nested mistake', { channel: [{ name: 'sms' }] }],
    ['has a date that is none', { period: { startDateTime: '2024-02-31T00:00:00Z' } }],
  ])('refuses a patch that %s', (_, patch) =>
    expect(() => patchDocument(Visit, current, patch)).toThrow(code('tmf.body-invalid')),
  );

  it.each([null, [], 'x', 7])('refuses %j as a patch', (patch) =>
    expect(() => patchDocument(Visit, current, patch)).toThrow(code('tmf.body-not-an-object')),
  );
});

describe('creating a resource', () => {
  it('leaves out id and href, which are the server’s', () =>
    expect(readCreate(Visit, { id: 'x', href: 'y', reason: 'bill' })).toEqual({ reason: 'bill' }));

  it('accepts unknown attributes from a named extension only', () => {
    expect(
      readCreate(Visit, { '@type': 'VipVisit', '@baseType': 'Visit', reason: 'x', colour: 'red' }),
    ).toMatchObject({
      colour: 'red',
    });
    expect(() => readCreate(Visit, { reason: 'x', colour: 'red' })).toThrow('not a valid Visit');
  });

  it('brings every declared date to one form', () =>
    expect(
      readCreate(Visit, {
        reason: 'x',
        note: [{ date: '2024-03-01T12:00:00+02:00' }],
        period: { endDateTime: '2024-03-01' },
      }),
    ).toMatchObject({
      note: [{ date: '2024-03-01T10:00:00.000Z' }],
      period: { endDateTime: '2024-03-01T00:00:00.000Z' },
    }));

  it.each<[string, unknown]>([
    ['NUL in text', { reason: 'a\0b' }],
    ['a lone surrogate', { reason: '\ud800' }],
    ['NUL in a name', { reason: 'x', '@type': 'Y', 'a\0': 1 }],
    ['a bottomless body', { reason: 'x', note: JSON.parse('['.repeat(20_000) + ']'.repeat(20_000)) }],
    ['no object', []],
  ])('refuses %s', (_, body) =>
    expect(() => readCreate(Visit, body)).toThrow(expect.objectContaining({ kind: 'invalid' })),
  );
});
