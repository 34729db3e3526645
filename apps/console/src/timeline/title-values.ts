import type { TFunction } from 'i18next';
import type { Entry } from '../api/contract.js';

/** A part of a title, in the agent's language; nothing where the entry does not say it. */
export type TitleValue = (entry: Entry, t: TFunction) => string | undefined;

/** Text from outside must not turn the sentence around it. */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** As it stands in the details, such as a ticket's number. */
export const said =
  (name: string): TitleValue =>
  ({ details }) => {
    const value = details[name];
    if (typeof value === 'number') return String(value);
    return isText(value) ? isolated(value) : undefined;
  };

/** A word of a closed list, such as a status. */
export const word =
  (name: string, list: string): TitleValue =>
  ({ details }, t) => {
    const value = details[name];
    return isText(value) ? t(`word.${list}.${value}`, { defaultValue: isolated(value) }) : undefined;
  };

export const money =
  (name: string): TitleValue =>
  ({ details }, t) =>
    isMoney(details[name]) ? amountText(details[name], t) : undefined;

export const moment =
  (name: string): TitleValue =>
  ({ details }, t) => {
    const at = new Date(isText(details[name]) ? details[name] : Number.NaN);
    return Number.isNaN(at.getTime()) ? undefined : t('format.moment', { at, formatParams: { at: MOMENT } });
  };

/** What the English title says after these words: a name that the details do not repeat. */
export const after =
  (words: RegExp): TitleValue =>
  ({ title }) => {
    const rest = words.exec(title)?.[1];
    return rest ? isolated(rest) : undefined;
  };

const MOMENT = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;

/** In whole minor units, such as cents, as every amount in an event is. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

export function isMoney(value: unknown): value is Money {
  return (
    typeof value === 'object' &&
    value !== null &&
    'minor' in value &&
    'currency' in value &&
    Number.isSafeInteger(value.minor) &&
    isText(value.currency) &&
    /^[A-Z]{3}$/.test(value.currency)
  );
}

export function amountText({ minor, currency }: Money, t: TFunction): string {
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return tmfAmountText({ value: minor / 10 ** digits, unit: currency }, t);
}

/** As TM Forum writes an amount. */
export function tmfAmountText({ value, unit }: { value: number; unit: string }, t: TFunction): string {
  return t('format.money', { amount: value, formatParams: { amount: { currency: unit } } });
}
