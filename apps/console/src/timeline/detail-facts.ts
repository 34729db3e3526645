import type { TFunction } from 'i18next';
import { shownAddress } from '../subscriber/shown-address.js';
import type { Entry } from '../api/contract.js';
import type { Formats } from '../i18n/format.js';
import { detailWord } from './detail-words.js';
import { isIdentity } from './entry-title.js';
import { amountText, isMoney } from './title-values.js';

const DURATION = /seconds$/i;
/** Told in milliseconds, as players do. */
const MILLISECONDS: ReadonlySet<string> = new Set([
  'watchedTime',
  'initialStartupTime',
  'playbackStallDuration',
]);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const AN_ID = /[a-z]Id$/;
const A_MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const LONGEST = 2_000;
/** Another spelling of a fact that is told, or a name for machines. Bare ids are left out wherever they stand. */
const UNTOLD: ReadonlySet<string> = new Set(['template', 'ticketClass', 'severityLevel']);

/** The facts of an entry with names and values as a person reads them. */
export function detailFacts(
  entry: Entry,
  t: TFunction,
  formats: Formats,
): readonly (readonly [string, string])[] {
  return Object.entries(entry.details)
    .filter(([name, value]) => !UNTOLD.has(name) && !AN_ID.test(name) && !isBareId(value))
    .map(([name, value]) => [
      t(`detail.${name}`, { defaultValue: words(name) }),
      valueOf(entry, name, value, t, formats),
    ]);
}

const isBareId = (value: unknown): boolean => typeof value === 'string' && UUID.test(value);

/** `waitSeconds` → `Wait seconds`: a name nobody translated, at least not in a programmer's spelling. */
function words(name: string): string {
  const spaced = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function valueOf(entry: Entry, name: string, value: unknown, t: TFunction, formats: Formats): string {
  if (typeof value === 'boolean') return t(value ? 'detail.yes' : 'detail.no');
  if (typeof value === 'number') {
    if (MILLISECONDS.has(name)) return formats.duration(value / 1000);
    return DURATION.test(name) ? formats.duration(value) : formats.number(value);
  }
  if (isIdentity(value)) {
    return `${t(`identity.${value.kind}`, { defaultValue: value.kind })} · ${shownAddress(value.kind, value.value)}`;
  }
  if (isMoney(value)) return amountText(value, t);
  if (isPeriod(value)) return `${formats.date(value.from)} – ${formats.date(value.to)}`;
  if (Array.isArray(value)) return shortened(value.map(itemText).join('\n'));
  if (typeof value !== 'string') return shortened(JSON.stringify(value) ?? '');
  const word = detailWord(entry, name, value, t);
  if (word !== null) return word;
  if (name.endsWith('At') || A_MOMENT.test(value)) return formats.short(value);
  return shortened(value);
}

function isPeriod(value: unknown): value is { from: string; to: string } {
  const { from, to } = Object(value) as Record<string, unknown>;
  return typeof from === 'string' && typeof to === 'string';
}

const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** Checks and reasons say what they are about in a sentence of their own. */
function itemText(item: unknown): string {
  if (typeof item === 'string') return item;
  if (typeof item === 'object' && item !== null) {
    const { summary, text, name } = item as Record<string, unknown>;
    const told = summary ?? text ?? name;
    if (typeof told === 'string') return told;
  }
  return JSON.stringify(item) ?? '';
}
