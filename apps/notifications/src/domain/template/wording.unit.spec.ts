import fc from 'fast-check';
import { chooseVariant } from './choose-variant.js';
import { directionOf, languagesToTry, languageTag } from './language.js';
import { isSlotName } from './slot.js';
import { smsLength } from './sms-segments.js';
import { ANY_CHANNEL, TONES, type Variant } from './template.js';

const variant = (label: string): Variant => {
  const [language = '', channel = '', tone = ''] = label.split('/');
  return { language, channel, tone: tone as Variant['tone'], body: label };
};

describe('the wording for a reader', () => {
  const all = ['fr-CA/any/formal', 'fr/sms/friendly', 'fr/any/formal', 'en/sms/formal', 'en/any/formal'].map(
    variant,
  );

  it.each([
    ['fr-CA', 'sms', 'formal', 'fr-CA/any/formal'],
    ['fr-BE', 'sms', 'formal', 'fr/sms/friendly'],
    ['fr', 'push', 'friendly', 'fr/any/formal'],
    ['de', 'sms', 'friendly', 'en/sms/formal'],
    [undefined, 'email', 'formal', 'en/any/formal'],
    ['nonsense!', 'email', 'formal', 'en/any/formal'],
  ])('%s on %s, %s, is %s', (language, channel, tone, expected) => {
    expect(chooseVariant(all, { language, channel, tone: tone as 'formal' }, 'en')?.body).toBe(expected);
  });

  it('is none where the house’s own language has none for the channel', () => {
    expect(chooseVariant([variant('en/sms/formal')], { channel: 'email' }, 'en')).toBeUndefined();
  });

  it('never gives up a language for a tone, nor a channel of its own for one', () => {
    const languages = ['en', 'fr', 'fr-CA', 'ar'];
    const channels = ['sms', 'email', ANY_CHANNEL];
    const one = fc
      .tuple(fc.constantFrom(...languages), fc.constantFrom(...channels), fc.constantFrom(...TONES))
      .map((parts) => variant(parts.join('/')));
    const some = fc.uniqueArray(one, { selector: ({ body }) => body });
    const reader = fc.record({
      language: fc.constantFrom(...languages),
      channel: fc.constantFrom('sms', 'email'),
      tone: fc.constantFrom(...TONES),
    });
    fc.assert(
      fc.property(some, reader, (variants, wanted) => {
        const chosen = chooseVariant(variants, wanted, 'en');
        const fits = variants.filter(({ channel }) => [wanted.channel, ANY_CHANNEL].includes(channel));
        const inLanguage = fits.filter(({ language }) => language === wanted.language);
        const ofChannel = inLanguage.filter(({ channel }) => channel === wanted.channel);
        const exact = ofChannel.filter(({ tone }) => tone === wanted.tone);
        const best = [exact, ofChannel, inLanguage].find(({ length }) => length > 0) ?? [chosen];
        expect(best).toContain(chosen);
      }),
    );
  });
});

describe('languages', () => {
  it('are tried from the narrowest to the house’s own', () => {
    expect(languagesToTry('zh-hant-tw', 'en')).toEqual(['zh-Hant-TW', 'zh-Hant', 'zh', 'en']);
    expect(languagesToTry('en', 'en')).toEqual(['en']);
    expect(languageTag('EN-us')).toBe('en-US');
    expect(languageTag('../etc')).toBeUndefined();
  });

  it.each([
    ['ar', 'rtl'],
    ['ar-EG', 'rtl'],
    ['he', 'rtl'],
    ['az-Arab', 'rtl'],
    ['ku-Latn', 'ltr'],
    ['en', 'ltr'],
    ['zh-Hans', 'ltr'],
  ])('%s runs %s', (language, direction) => expect(directionOf(language)).toBe(direction));
});

describe('the length of an SMS', () => {
  it.each([
    ['', 'GSM-7', 0, 0],
    ['a'.repeat(160), 'GSM-7', 160, 1],
    ['a'.repeat(161), 'GSM-7', 161, 2],
    ['a'.repeat(306), 'GSM-7', 306, 2],
    ['a'.repeat(307), 'GSM-7', 307, 3],
    ['€'.repeat(80), 'GSM-7', 160, 1],
    // The 153rd place cannot take half of a character, so more segments are needed than the sum tells.
    [`${'a'.repeat(152)}€${'a'.repeat(152)}`, 'GSM-7', 306, 3],
    ['مرحبا', 'UCS-2', 5, 1],
    ['م'.repeat(70), 'UCS-2', 70, 1],
    ['م'.repeat(71), 'UCS-2', 71, 2],
    ['é', 'GSM-7', 1, 1],
    ['’', 'UCS-2', 1, 1],
    ['😀', 'UCS-2', 2, 1],
    [`${'中'.repeat(66)}😀${'中'.repeat(66)}`, 'UCS-2', 134, 3],
  ])('of %j is %s, %d places, %d segments', (text, encoding, units, segments) => {
    expect(smsLength(text)).toEqual({ encoding, units, segments });
  });

  it('is never less for a longer text', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', '€', 'م', '😀', '\n'), maxLength: 200 });
    fc.assert(
      fc.property(piece, piece, (one, other) => {
        expect(smsLength(one + other).segments).toBeGreaterThanOrEqual(smsLength(one).segments);
      }),
    );
  });
});

it('no name of a slot reaches a prototype or a helper', () => {
  for (const name of [
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'log',
    'lookup',
    'each',
    'a.b',
    '1a',
  ]) {
    expect([name, isSlotName(name)]).toEqual([name, false]);
  }
  expect(isSlotName('productName')).toBe(true);
});
