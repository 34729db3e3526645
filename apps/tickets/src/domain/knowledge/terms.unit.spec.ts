import fc from 'fast-check';
import { gramsOf, termsOf } from './terms.js';
import { weightedTerms } from './weighted-terms.js';

describe('the words of a text', () => {
  it.each([
    ['What if the picture is BUFFERING?', ['what', 'if', 'the', 'picture', 'is', 'buffering']],
    ['L’abonnement à la chaîne', ['l', 'abonnement', 'a', 'la', 'chaine']],
    ['الإشتراك في باقة القنوات', ['اشتراك', 'في', 'باقه', 'قنوات']],
    ['卡顿怎么办', ['卡顿', '顿怎', '怎么', '么办']],
    ['我的TV盒', ['我的', 'tv', '盒']],
    ['  ...  ', []],
  ])('of %p', (text, terms) => expect(termsOf(text)).toEqual(terms));

  it('are the same for every spelling of a letter', () => {
    expect(termsOf('Chaîne É')).toEqual(termsOf('CHAINE e'));
    expect(termsOf('إشتراك')).toEqual(termsOf('اشتراك'));
  });

  it('are letters and digits, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const term of termsOf(text)) expect(term).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
    );
  });

  it('share most of their pairs when one letter is wrong', () => {
    const [right, wrong] = [gramsOf('buffering'), gramsOf('bufering')];
    expect(wrong.filter((gram) => right.includes(gram)).length).toBeGreaterThan(0.8 * wrong.length);
  });

  it('count for the best place they stand in', () => {
    const terms = weightedTerms({
      language: 'en',
      title: 'Buffering',
      keywords: ['freeze'],
      body: 'Buffering means that the picture may freeze',
    });
    expect([terms.get('buffering'), terms.get('freeze'), terms.get('picture')]).toEqual([5, 4, 1]);
  });
});
