import fc from 'fast-check';
import { v5 } from 'uuid';
import { idFromName, isId, newId, VIEWLINE_NAMESPACE } from './ids.js';

describe('ids', () => {
  it('of new things are distinct, valid and in order of time', () => {
    const ids = Array.from({ length: 1000 }, () => newId());
    expect(new Set(ids).size).toBe(1000);
    expect(ids.every(isId)).toBe(true);
    expect(ids.toSorted()).toEqual(ids);
  });

  it('from the same name are the same for ever', () => {
    expect(idFromName('identity', 'phone', '+966501234567')).toBe('02edadb3-4cf3-56f8-a0c5-3abb2aba4b02');
  });

  it('from names are those of RFC 9562, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (kind, part) => {
        expect(idFromName(kind, part)).toBe(v5(JSON.stringify([kind, part]), VIEWLINE_NAMESPACE));
      }),
      { numRuns: 2000 },
    );
  });

  it('from different names differ, however the parts are cut', () => {
    const name = fc.array(fc.string({ maxLength: 6, unit: fc.constantFrom('a', '"', ',', ':', '\\', '[') }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(name, name, (one, two) => {
        const [first = '', ...rest] = one;
        const [other = '', ...others] = two;
        const sameName = JSON.stringify(one) === JSON.stringify(two);
        expect(idFromName(first, ...rest) === idFromName(other, ...others)).toBe(sameName);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([undefined, null, 7, '', 'x', '00000000-0000-0000-0000-00000000000g', {}])(
    '%j is no id',
    (value) => {
      expect(isId(value)).toBe(false);
    },
  );
});
