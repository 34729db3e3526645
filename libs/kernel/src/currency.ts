import { DomainError } from './domain-error.js';

/**
 * Digits after the decimal point, by ISO 4217, where they are not two. Not taken from `Intl`: its data follows
 * usage in print, where the Iraqi dinar (three by the standard) has none.
 */
const EXPONENTS: Readonly<Record<string, number>> = Object.fromEntries([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
    .split(' ')
    .map((code) => [code, 0]),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3]),
]);
const CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/**
 * How many digits the minor unit of a currency has.
 * @throws DomainError `money.unknown-currency`
 */
export function currencyExponent(code: string): number {
  if (!CODES.has(code)) {
    throw new DomainError(
      'invalid',
      'money.unknown-currency',
      `not a currency: ${JSON.stringify(code.slice(0, 20))}`,
    );
  }
  return EXPONENTS[code] ?? 2;
}
