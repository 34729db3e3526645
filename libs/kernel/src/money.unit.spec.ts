import fc from 'fast-check';
import { Money } from './money.js';

const currency = fc.constantFrom('EUR', 'JPY', 'KWD', 'SAR', 'IQD');
const minor = fc.integer({ min: -1e12, max: 1e12 });
const money = fc.tuple(minor, currency).map(([amount, code]) => Money.of(amount, code));
const weights = fc.array(fc.nat(1e9), { minLength: 1, maxLength: 20 }).filter((all) => all.some(Boolean));

describe('Money', () => {
  it('comes back from the decimal it is written as', () => {
    fc.assert(
      fc.property(money, (amount) => {
        expect(Money.parse(amount.toDecimal(), amount.currency).equals(amount)).toBe(true);
      }),
    );
  });

  it.each([
    ['12.5', 'EUR', 1250],
    ['-0.07', 'EUR', -7],
    ['1250', 'JPY', 1250],
    ['0.005', 'KWD', 5],
    ['1.250', 'IQD', 1250],
    ['-0', 'EUR', 0],
  ])('reads %s %s as %d minor units', (text, code, expected) => {
    expect(Money.parse(text, code).minor).toBe(expected);
  });

  it.each(['', '.5', '1.', '1.005', '1,50', '1e3', ' 1', '1 ', 'NaN', '٣', '0x10', '99999999999999999999'])(
    'refuses %j as an amount of euro',
    (text) => {
      expect(() => Money.parse(text, 'EUR')).toThrow(expect.objectContaining({ kind: 'invalid' }));
    },
  );

  it.each([0.5, NaN, Infinity, 2 ** 53])('refuses %d minor units', (amount) => {
    expect(() => Money.of(amount, 'EUR')).toThrow(expect.objectContaining({ code: 'money.not-exact' }));
  });

  it.each(['eur', 'EURO', 'ABC', ''])('refuses the currency %j', (code) => {
    expect(() => Money.zero(code)).toThrow(expect.objectContaining({ code: 'money.unknown-currency' }));
  });

  it('adds and takes away again', () => {
    fc.assert(
      fc.property(minor, minor, currency, (a, b, code) => {
        const [one, two] = [Money.of(a, code), Money.of(b, code)];
        expect(one.plus(two).minus(two).equals(one)).toBe(true);
        expect(one.minus(two).equals(two.minus(one).negated())).toBe(true);
      }),
    );
  });

  it('does not round a sum that is too large to be exact', () => {
    const most = Money.of(Number.MAX_SAFE_INTEGER, 'EUR');
    expect(() => most.plus(Money.of(1, 'EUR'))).toThrow(expect.objectContaining({ code: 'money.not-exact' }));
  });

  it('never mixes currencies', () => {
    const [euro, yen] = [Money.of(1, 'EUR'), Money.of(1, 'JPY')];
    const mixed = expect.objectContaining({ code: 'money.mixed-currencies' });
    expect(() => euro.plus(yen)).toThrow(mixed);
    expect(() => euro.minus(yen)).toThrow(mixed);
    expect(() => euro.compare(yen)).toThrow(mixed);
    expect(euro.equals(yen)).toBe(false);
  });

  it('orders as the amounts do', () => {
    fc.assert(
      fc.property(minor, minor, (a, b) => {
        expect(Math.sign(Money.of(a, 'EUR').compare(Money.of(b, 'EUR')))).toBe(Math.sign(a - b));
      }),
    );
  });

  it('allocates every unit, each share within one unit of its exact part', () => {
    fc.assert(
      fc.property(money, weights, (amount, parts) => {
        const split = amount.allocate(parts);
        const all = split.reduce((sum, share) => sum.plus(share), Money.zero(amount.currency));
        expect(all.equals(amount)).toBe(true);
        const total = parts.reduce((sum, weight) => sum + BigInt(weight), 0n);
        split.forEach((share, index) => {
          const distance = BigInt(share.minor) * total - BigInt(amount.minor) * BigInt(parts[index] ?? 0);
          expect(distance > -total && distance < total).toBe(true);
        });
      }),
    );
  });

  it('gives the left-over units to the largest remainders, and nothing to a weight of zero', () => {
    const cents = (amount: number, parts: number[]): number[] =>
      Money.of(amount, 'EUR')
        .allocate(parts)
        .map((share) => share.minor);
    expect(cents(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(cents(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(cents(5, [3, 7, 0])).toEqual([2, 3, 0]);
  });

  it.each([[[]], [[0, 0]], [[-1, 2]], [[0.5]]])('refuses to allocate by %j', (parts) => {
    expect(() => Money.of(1, 'EUR').allocate(parts)).toThrow(
      expect.objectContaining({ code: 'money.bad-weights' }),
    );
  });

  it('is written for people with the digits of its currency', () => {
    expect(Money.of(123456, 'EUR').format('en')).toBe('€1,234.56');
    expect(Money.of(1500, 'JPY').format('en')).toBe('¥1,500');
    expect(Money.of(1500, 'KWD').format('en').replace(/\s/, ' ')).toBe('KWD 1.500');
    expect(Money.of(900719925474099, 'EUR').format('en')).toBe('€9,007,199,254,740.99');
  });

  it('goes into JSON as minor units and currency', () => {
    expect(JSON.stringify(Money.parse('9.90', 'EUR'))).toBe('{"minor":990,"currency":"EUR"}');
    expect(String(Money.of(-5, 'KWD'))).toBe('KWD -0.005');
  });
});
