import { Money } from '@viewline/kernel';
import fc from 'fast-check';
import { readTmfMoney, tmfMoney } from './tmf-money.js';

const currencies = { JPY: 0, KRW: 0, EUR: 2, SAR: 2, KWD: 3, BHD: 3 } as const;
const currency = fc.constantFrom(...(Object.keys(currencies) as (keyof typeof currencies)[]));
const minor = fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 });

describe('money at the TM Forum door', () => {
  it('goes there and back, through JSON, to the same minor units in every currency', () => {
    fc.assert(
      fc.property(minor, currency, (amount, code) => {
        const sent = JSON.stringify(tmfMoney(Money.of(amount, code)));
        expect(readTmfMoney(JSON.parse(sent) as { unit: string; value: number }).minor).toBe(amount);
      }),
      { numRuns: 5000 },
    );
  });

  it('refuses more decimal places than the currency has', () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.integer({ min: 1, max: 9 }), currency, (whole, last, code) => {
        const value = Number(`${whole}.${'0'.repeat(currencies[code])}${last}`);
        expect(() => readTmfMoney({ unit: code, value })).toThrow(
          expect.objectContaining({ code: 'money.malformed' }),
        );
      }),
    );
  });

  it.each([0.1 + 0.2, 1e21, 1e-7, NaN, Infinity])('refuses %d euro', (value) => {
    expect(() => readTmfMoney({ unit: 'EUR', value })).toThrow(expect.objectContaining({ kind: 'invalid' }));
  });

  it('refuses what a JSON number does not hold exactly, in and out', () => {
    const tooLarge = expect.objectContaining({ code: 'money.not-exact' });
    expect(() => readTmfMoney({ unit: 'JPY', value: 1e15 })).toThrow(tooLarge);
    expect(() => tmfMoney(Money.of(1e15, 'KWD'))).toThrow(tooLarge);
  });

  it.each(['eur', 'XX', '', 'toString'])('refuses the unit %j', (unit) => {
    expect(() => readTmfMoney({ unit, value: 1 })).toThrow(
      expect.objectContaining({ code: 'money.unknown-currency' }),
    );
  });
});
