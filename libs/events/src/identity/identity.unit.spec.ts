import fc from 'fast-check';
import { IDENTITY_KINDS, identity, provisionalSubscriberId } from './identity.js';
import { normaliseValue } from './normalise-value.js';

const kinds = fc.constantFrom(...IDENTITY_KINDS);
const SCRIPTS = [0x30, 0x660, 0x6f0, 0x966, 0xff10];
const inScript = (zero: number) => (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

describe('an identity in normal form', () => {
  it('is its own normal form, whatever it was made from', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.emailAddress(),
      fc.string({ unit: fc.constantFrom(...Array.from('+0123456789 ()-.:aFİßŉ٠۵０')), maxLength: 24 }),
    );
    fc.assert(
      fc.property(kinds, text, fc.constantFrom(undefined, 'SA', 'US', 'DE'), (kind, written, region) => {
        const value = normaliseValue(kind, written, region);
        fc.pre(value !== undefined);
        expect(normaliseValue(kind, value, region)).toBe(value);
        expect(normaliseValue(kind, ` ${value}\t`)).toBe(value);
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['+966501234567', undefined],
    ['+966 50 123 4567', undefined],
    ['00966501234567', undefined],
    ['00966501234567', 'SA'],
    ['0501234567', 'SA'],
    ['0501234567', 'sa'],
    ['(050) 123-4567', 'SA'],
    ['501234567', 'SA'],
    ['tel:+966-50-123-4567', 'DE'],
    ['‪+966 50 123 4567‬', undefined],
    ['＋９６６５０１２３４５６７', undefined],
  ])('the number %s (%s) is written one way in every script', (written, region) => {
    for (const zero of SCRIPTS) {
      expect(identity('phone', inScript(zero)(written), region).value).toBe('+966501234567');
    }
  });

  it.each(['966501234567', '+966501234567', '00966501234567', '966 50 123 4567', '٩٦٦٥٠١٢٣٤٥٦٧'])(
    'the WhatsApp address %s is the same number, and the same person',
    (written) => {
      const whatsapp = identity('whatsapp', written, 'DE');
      expect(whatsapp.value).toBe('+966501234567');
      expect(provisionalSubscriberId(whatsapp)).toBe(
        provisionalSubscriberId(identity('phone', '0501234567', 'SA')),
      );
    },
  );

  it.each([
    ['phone', 'call me at 0501234567'],
    ['phone', '0501234567, 0507654321'],
    ['phone', '911'],
    ['phone', 'TWILIO'],
    ['phone', '+1'],
    ['phone', '0501234567'],
    ['phone', '+9665012345671234567890'],
    ['email', 'no address'],
    ['email', 'a@b'],
    ['email', 'a@b@c.com'],
    ['email', 'Layla <layla@example.com>'],
    ['email', 'a@-.'],
    ['mac', '00:1A:79:12:34'],
    ['mac', '00:1A:79:12:34:5G'],
    ['account', ''],
    ['panel-user', ' \t '],
    ['panel-user', 'a\u0000b'],
    ['telegram', '\ud800'],
    ['telegram', 'x'.repeat(321)],
    ['email', `${'x'.repeat(100_000)}@example.com`],
  ] as const)('refuses as %s: %j', (kind, text) => {
    expect(() => identity(kind, text)).toThrow(
      expect.objectContaining({ kind: 'invalid', code: 'identity.invalid' }),
    );
  });

  it.each([
    'layla@example.com',
    'Layla@Example.COM',
    ' LAYLA@EXAMPLE.com ',
    'ｌａｙｌａ@example.com',
    'mailto:layla@example.com',
    'la\u200byla@example.com',
  ])('the e-mail address %j has no upper case', (written) => {
    expect(identity('email', written).value).toBe('layla@example.com');
  });

  it('an internationalised domain has one spelling', () => {
    expect(identity('email', 'info@MÜNCHEN.example').value).toBe(
      identity('email', 'info@xn--mnchen-3ya.example').value,
    );
  });

  it.each(['00:1A:79:12:34:5b', '00-1a-79-12-34-5B', '001a.7912.345b', '001A7912345B', '00 1a 79 12 34 5b'])(
    'the MAC address %s is six pairs with colons',
    (written) => {
      expect(identity('mac', written).value).toBe('00:1A:79:12:34:5B');
    },
  );

  it('the same digits of one phone number never make two persons, others never one', () => {
    const digits = fc.integer({ min: 500_000_000, max: 599_999_999 });
    fc.assert(
      fc.property(digits, digits, fc.constantFrom(...SCRIPTS), (one, two, zero) => {
        const first = provisionalSubscriberId(identity('phone', inScript(zero)(`0${one}`), 'SA'));
        const second = provisionalSubscriberId(identity('phone', `+966 ${two}`));
        expect(first === second).toBe(one === two);
      }),
    );
  });

  it('the same text as another kind of address is another person', () => {
    const ids = IDENTITY_KINDS.filter((kind) => kind !== 'whatsapp').map((kind) =>
      provisionalSubscriberId({ kind, value: '966501234567' }),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('of a person who is known only by an address never changes: stored timelines depend on it', () => {
    expect(provisionalSubscriberId(identity('phone', '+966501234567'))).toBe(
      '02edadb3-4cf3-56f8-a0c5-3abb2aba4b02',
    );
    expect(provisionalSubscriberId(identity('email', 'layla@example.com'))).toBe(
      '8aae84a1-99dd-5058-a701-656f04942383',
    );
  });
});
