import { DISPUTE_STATES } from '@viewline/events';
import { Money } from '@viewline/kernel';
import type { Json } from '../canonical-json.js';
import { asValue } from './plain-text.js';
import { type FileWords, said } from './words/words.js';

type Record_ = { [key: string]: Json };

/** A record for people: its members as `name: value`, amounts in major units, in the order in which they stand. */
export function recordText(
  record: Record_,
  words: FileWords,
): { heading: string; lines: { label: string; text: string }[] } {
  const { at, what, eventId: _eventId, subscriberId: _subscriberId, facts, ...rest } = record;
  const lines = Object.entries({ ...(isObject(facts) ? facts : {}), ...rest })
    .filter(([name, value]) => value !== null && !name.endsWith('Id'))
    .map(([name, value]) => ({ label: nameOf(name, words), text: textOf(value, name, words) }));
  const heading = headingOf(typeof what === 'string' ? what : '', rest['type'], words);
  const told = [timeText(at), heading].filter(Boolean);
  return { heading: told.map((text) => asValue(text, words.direction)).join(' '), lines };
}

/** The UTC minute: a file is read in more than one country. */
export function timeText(at: Json | undefined): string {
  return typeof at === 'string' ? at.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*$/, '$1 $2 UTC') : '';
}

/** By the event that is told of, by the states between which a case went, or by the file's own words. */
function headingOf(what: string, type: Json | undefined, words: FileWords): string {
  const event = typeof type === 'string' ? type.replace(/^viewline\.(.+)\.v\d+$/, '$1') : '';
  const known = said(words.headings, event) ?? said(words.headings, what);
  if (known !== undefined) return known;
  const states = what.split(' to ');
  if (states.length > 2 || !states.every(isState)) return what;
  const [from, to] = states.map((state) => said(words.values['state'], state) ?? state);
  return to === undefined ? from! : words.change(from!, to);
}

const isState = (name: string): boolean => DISPUTE_STATES.some((state) => state === name);

function textOf(value: Json, name: string, words: FileWords): string {
  if (isMoney(value)) return asValue(moneyText(value), words.direction);
  if (Array.isArray(value)) return value.map((each) => textOf(each, name, words)).join(words.comma);
  if (isObject(value)) {
    return Object.entries(value)
      .map(([member, each]) => `${nameOf(member, words)} ${textOf(each, member, words)}`)
      .join(words.semicolon);
  }
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  const text =
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) ? timeText(value) : String(value);
  return said(said(words.values, name), text) ?? asValue(text, words.direction);
}

/** What is not known by name is told as it is on record. */
const nameOf = (name: string, words: FileWords): string =>
  said(words.members, name) ??
  asValue(name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase(), words.direction);

const isObject = (value: Json | undefined): value is Record_ =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface MoneyJson {
  [key: string]: Json;
  minor: number;
  currency: string;
}

const isMoney = (value: Json): value is MoneyJson =>
  isObject(value) && Number.isSafeInteger(value['minor']) && typeof value['currency'] === 'string';

const moneyText = ({ minor, currency }: MoneyJson): string => Money.of(minor, currency).toString();
