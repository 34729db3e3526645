/** Times, dates and numbers in one locale; all through Intl, made once. */
export class Formats {
  readonly #time: Intl.DateTimeFormat;
  readonly #seconds: Intl.DateTimeFormat;
  readonly #day: Intl.DateTimeFormat;
  readonly #dayOfYear: Intl.DateTimeFormat;
  readonly #date: Intl.DateTimeFormat;
  readonly #full: Intl.DateTimeFormat;
  readonly #short: Intl.DateTimeFormat;
  readonly #relative: Intl.RelativeTimeFormat;
  readonly #number: Intl.NumberFormat;
  readonly #languages: Intl.DisplayNames;
  readonly #minutes: Intl.NumberFormat;
  readonly #shortWhile: Intl.NumberFormat;

  constructor(
    readonly locale: string,
    timeZone?: string,
  ) {
    const format = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale, { timeZone, ...options });
    this.#time = format({ hour: '2-digit', minute: '2-digit' });
    this.#seconds = format({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
    this.#day = format({ weekday: 'long', day: 'numeric', month: 'long' });
    this.#dayOfYear = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
    this.#date = format({ dateStyle: 'medium' });
    this.#full = format({ dateStyle: 'full', timeStyle: 'long' });
    this.#short = format({ dateStyle: 'medium', timeStyle: 'medium' });
    this.#relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
    this.#number = new Intl.NumberFormat(locale);
    const unit = (name: string) =>
      new Intl.NumberFormat(locale, {
        style: 'unit',
        unit: name,
        unitDisplay: 'short',
        maximumFractionDigits: 0,
      });
    this.#minutes = unit('minute');
    this.#shortWhile = unit('second');
    this.#languages = new Intl.DisplayNames(locale, { type: 'language' });
  }

  /** 14:03 */
  readonly time = (iso: string): string => orText(iso, this.#time);
  /** 14:03:12 */
  readonly seconds = (iso: string): string => orText(iso, this.#seconds);
  /** 14:03 – 14:09; one time when both read the same. */
  timeRange(from: string, to: string): string {
    const [first, last] = [Date.parse(from), Date.parse(to)];
    if (Number.isNaN(first) || Number.isNaN(last)) return `${from} – ${to}`;
    return this.#time.formatRange(first, last);
  }
  /** 23 Nov 2026 */
  readonly date = (iso: string): string => orText(iso, this.#date);
  /** 23 Nov 2026, 14:03:12 */
  readonly short = (iso: string): string => orText(iso, this.#short);
  /** Monday 23 November 2026 at 14:03:12 CET */
  readonly full = (iso: string): string => orText(iso, this.#full);
  readonly number = (value: number): string => this.#number.format(value);

  /** Monday 23 November, with the year when it is not this one. */
  day(date: Date, now: Date): string {
    return (date.getFullYear() === now.getFullYear() ? this.#day : this.#dayOfYear).format(date);
  }

  /** 12 seconds ago, yesterday, in 3 days; `now` in epoch milliseconds. */
  ago(iso: string | number, now: number): string {
    const seconds = ((typeof iso === 'number' ? iso : Date.parse(iso)) - now) / 1000;
    if (Number.isNaN(seconds)) return String(iso);
    const [amount, unit] = largestUnit(seconds);
    return this.#relative.format(amount, unit);
  }

  /** 42 sec, 5 min; seconds. */
  duration(seconds: number): string {
    return seconds < 60 ? this.#shortWhile.format(seconds) : this.#minutes.format(seconds / 60);
  }

  language(tag: string): string {
    try {
      return this.#languages.of(tag) ?? tag;
    } catch {
      return tag;
    }
  }
}

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_556_952],
  ['month', 2_629_746],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

function largestUnit(seconds: number): [number, Intl.RelativeTimeFormatUnit] {
  for (const [unit, length] of UNITS) {
    if (Math.abs(seconds) >= length) return [Math.trunc(seconds / length), unit];
  }
  return [Math.trunc(seconds), 'second'];
}

function orText(iso: string, format: Intl.DateTimeFormat): string {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? iso : format.format(at);
}
