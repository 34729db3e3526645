import { currencyExponent } from './currency.js';
import { DomainError } from './domain-error.js';
import { shares } from './shares.js';

/** An amount of one currency in whole minor units (cents, fils, yen). Never a fraction, never a float. */
export class Money {
  private constructor(
    /** Minor units, a safe integer. */
    readonly minor: number,
    /** ISO 4217, such as `EUR`. */
    readonly currency: string,
  ) {}

  /** @throws DomainError `money.not-exact` unless `minor` is a safe integer, `money.unknown-currency` */
  static of(minor: number, currency: string): Money {
    currencyExponent(currency);
    if (!Number.isSafeInteger(minor)) {
      throw new DomainError('invalid', 'money.not-exact', `${minor} is no whole number of minor units`);
    }
    return new Money(minor === 0 ? 0 : minor, currency);
  }

  static zero(currency: string): Money {
    return Money.of(0, currency);
  }

  /**
   * Reads a plain decimal in major units, such as `-12.5`.
   * @throws DomainError `money.malformed`, also for more digits than the currency has
   */
  static parse(text: string, currency: string): Money {
    const exponent = currencyExponent(currency);
    const [, sign = '', whole = '', fraction = ''] = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
    if (!whole || fraction.length > exponent) {
      throw new DomainError(
        'invalid',
        'money.malformed',
        `no amount of ${currency}: ${JSON.stringify(text.slice(0, 40))}`,
      );
    }
    const minor = Number(whole + fraction.padEnd(exponent, '0'));
    return Money.of(sign === '-' ? -minor : minor, currency);
  }

  plus(other: Money): Money {
    return Money.of(this.minor + this.same(other).minor, this.currency);
  }

  minus(other: Money): Money {
    return Money.of(this.minor - this.same(other).minor, this.currency);
  }

  negated(): Money {
    return Money.of(-this.minor, this.currency);
  }

  /** Negative, zero or positive, for sorting and bounds. */
  compare(other: Money): number {
    return this.minor - this.same(other).minor;
  }

  equals(other: Money): boolean {
    return this.currency === other.currency && this.minor === other.minor;
  }

  /**
   * Splits the amount by weights without losing or inventing a unit; left-over units go to the largest remainders.
   * @param weights whole numbers from 0, at least one above 0
   */
  allocate(weights: readonly number[]): Money[] {
    return shares(this.minor, weights).map((minor) => Money.of(minor, this.currency));
  }

  /** Plain decimal in major units, such as `12.50`: what `parse` reads. */
  toDecimal(): string {
    const exponent = currencyExponent(this.currency);
    const digits = String(Math.abs(this.minor)).padStart(exponent + 1, '0');
    const point = digits.length - exponent;
    const fraction = exponent ? `.${digits.slice(point)}` : '';
    return `${this.minor < 0 ? '-' : ''}${digits.slice(0, point)}${fraction}`;
  }

  /** For people. @param locale BCP 47 */
  format(locale: string): string {
    const digits = currencyExponent(this.currency);
    const style = { style: 'currency', currency: this.currency } as const;
    // A decimal in text keeps every digit; a number would go through a float.
    return new Intl.NumberFormat(locale, {
      ...style,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(this.toDecimal() as `${number}`);
  }

  toString(): string {
    return `${this.currency} ${this.toDecimal()}`;
  }

  toJSON(): { minor: number; currency: string } {
    return { minor: this.minor, currency: this.currency };
  }

  private same(other: Money): Money {
    if (other.currency === this.currency) return other;
    throw new DomainError(
      'invalid',
      'money.mixed-currencies',
      `${this.currency} and ${other.currency} do not add up`,
    );
  }
}
