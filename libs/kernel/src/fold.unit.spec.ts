import fc from 'fast-check';
import { fold, foldCompact } from './fold.js';

describe('folding', () => {
  it.each([
    ['ÉCOLE', 'ecole'],
    ['Straße', 'strasse'],
    ['ＴＶ', 'tv'],
    ['أحمد الإبراهيمي', 'احمد الابراهيمي'],
    ['مكتبة', 'مكتبه'],
    ['مُحَمَّد', 'محمد'],
    ['٠١٢ ۳۴۵', '012 345'],
    ['  a \n b ', 'a b'],
    ['王小明', '王小明'],
  ])('makes %p into %p', (text, folded) => expect(fold(text)).toBe(folded));

  it('changes nothing that is folded', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('aÉß أإىةؤئک٣ＶＩ王小,.-')), maxLength: 40 }),
        (text) => {
          expect(fold(fold(text))).toBe(fold(text));
        },
      ),
    );
  });

  it('leaves only letters and digits where separators mean nothing', () => {
    expect(foldCompact('00:1A-79 b2')).toBe('001a79b2');
  });
});
