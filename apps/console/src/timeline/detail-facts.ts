import type { TFunction } from 'i18next';
import { shownAddress } from '../subscriber/shown-address.js';
import type { Formats } from '../i18n/format.js';
import { isIdentity } from './entry-title.js';
import { amountText, isMoney } from './title-values.js';

const DURATION = /seconds$/i;
const AN_ID = /[a-z]Id$/;
const A_MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const LONGEST = 2_000;
/** Said by the page itself, or nothing but ids. */
const UNTOLD: ReadonlySet<string> = new Set(['subscriberId', 'absorbedId', 'survivorId']);

/** The facts of an entry with names and values as a person reads them. */
export function detailFacts(
  details: Readonly<Record<string, unknown>>,
  t: TFunction,
  formats: Formats,
): readonly (readonly [string, string])[] {
  return Object.entries(details)
    .filter(([name]) => !UNTOLD.has(name) && !AN_ID.test(name))
    .map(([name, value]) => [
      t(`detail.${name}`, { defaultValue: words(name) }),
      valueOf(name, value, t, formats),
    ]);
}

/** `waitSeconds` → `Wait seconds`: a name nobody translated, at least not in a programmer's spelling. */
function words(name: string): string {
  const spaced = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function valueOf(name: string, value: unknown, t: TFunction, formats: Formats): string {
  if (typeof value === 'boolean') return t(value ? 'detail.yes' : 'detail.no');
  if (typeof value === 'number') {
    return DURATION.test(name) ? formats.duration(value) : formats.number(value);
  }
  if (isIdentity(value)) {
    return `${t(`identity.${value.kind}`, { defaultValue: value.kind })} · ${shownAddress(value.kind, value.value)}`;
  }
  if (isMoney(value)) return amountText(value, t);
  if (Array.isArray(value)) return shortened(value.map(itemText).join('\n'));
  if (typeof value !== 'string') return shortened(JSON.stringify(value) ?? '');
  if (/status$/i.test(name)) return t([`contactStatus.${value}`, `status.${value}`], { defaultValue: value });
  if (name === 'type') return t(`relationship.${value}`, { defaultValue: value });
  if (name.endsWith('At') || A_MOMENT.test(value)) return formats.short(value);
  return shortened(value);
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
