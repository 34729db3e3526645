import { Money } from '@viewline/kernel';
import type { Json } from '../canonical-json.js';

/** A record for people: its members as `name: value`, amounts in major units, in the order in which they stand. */
export function recordText(record: { [key: string]: Json }): {
  heading: string;
  lines: { label: string; text: string }[];
} {
  const { at, what, eventId: _eventId, subscriberId: _subscriberId, facts, ...rest } = record;
  const lines = Object.entries({ ...(isObject(facts) ? facts : {}), ...rest })
    .filter(([name, value]) => value !== null && !name.endsWith('Id'))
    .map(([name, value]) => ({ label: wordsOf(name), text: textOf(value) }));
  return { heading: [timeText(at), textOf(what ?? '')].filter(Boolean).join('  '), lines };
}

/** The UTC minute: a file is read in more than one country. */
export function timeText(at: Json | undefined): string {
  return typeof at === 'string' ? at.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*$/, '$1 $2 UTC') : '';
}

function textOf(value: Json): string {
  if (isMoney(value)) return moneyText(value);
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  if (isObject(value)) {
    return Object.entries(value)
      .map(([name, member]) => `${wordsOf(name)} ${textOf(member)}`)
      .join('; ');
  }
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)
    ? timeText(value)
    : String(value);
}

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface MoneyJson {
  [key: string]: Json;
  minor: number;
  currency: string;
}

const isMoney = (value: Json): value is MoneyJson =>
  isObject(value) && Number.isSafeInteger(value['minor']) && typeof value['currency'] === 'string';

const wordsOf = (name: string): string => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();

const moneyText = ({ minor, currency }: MoneyJson): string => Money.of(minor, currency).toString();
