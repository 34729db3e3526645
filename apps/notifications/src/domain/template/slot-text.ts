import { DomainError, Money } from '@viewline/kernel';
import { DateTime } from 'luxon';
import {
  isUnfilled,
  type SlotDeclarations,
  type SlotItem,
  type SlotType,
  type SlotValue,
  type SlotValues,
} from './slot.js';
import { LIMITS } from './template.js';
import { slotWrong } from './template.errors.js';

/** For whom a value is written out. */
export interface Locale {
  /** BCP 47, of the wording that was chosen. */
  language: string;
  /** IANA zone of the reader. */
  zone: string;
}

/** What stands in a template's place: text, `false` for what is not there, or a list of either. */
export type SlotText = string | boolean | readonly (string | Record<string, string>)[];

/**
 * The values as text in the reader's language and zone; what is unfilled is `false`.
 * @throws DomainError `template.slot-invalid` naming the slots whose value is not of their type
 */
export function slotTexts(
  declarations: SlotDeclarations,
  values: SlotValues,
  locale: Locale,
): Record<string, SlotText> {
  const texts: Record<string, SlotText> = Object.create(null) as Record<string, SlotText>;
  const wrong: { path: string; message: string }[] = [];
  for (const [name, { type }] of Object.entries(declarations)) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    const text = isUnfilled(value) ? false : slotText(type, value!, locale);
    if (text === undefined) wrong.push({ path: name, message: `is no ${type}` });
    else texts[name] = text;
  }
  if (wrong.length > 0) throw slotWrong(wrong);
  return texts;
}

function slotText(type: SlotType, value: SlotValue, locale: Locale): SlotText | undefined {
  switch (type) {
    case 'text':
      return typeof value === 'string' && value.length <= LIMITS.text ? value : undefined;
    case 'flag':
      return typeof value === 'boolean' ? value : undefined;
    case 'number':
      return typeof value === 'number' ? new Intl.NumberFormat(locale.language).format(value) : undefined;
    case 'money':
      return moneyText(value, locale);
    case 'url':
      return typeof value === 'string' ? webAddress(value) : undefined;
    case 'list':
      return Array.isArray(value) ? listTexts(value as readonly SlotItem[]) : undefined;
    case 'date':
    case 'time':
    case 'datetime':
      return typeof value === 'string' ? instantText(type, value, locale) : undefined;
  }
}

const FORMATS = {
  date: { dateStyle: 'long' },
  time: { timeStyle: 'short' },
  datetime: { dateStyle: 'long', timeStyle: 'short' },
} as const;

function instantText(
  type: keyof typeof FORMATS,
  iso: string,
  { language, zone }: Locale,
): string | undefined {
  const instant = DateTime.fromISO(iso, { zone: 'utc' }).setZone(zone);
  if (!instant.isValid || iso.length < 10) return undefined;
  return instant.setLocale(language).toLocaleString(FORMATS[type]);
}

function moneyText(value: SlotValue, { language }: Locale): string | undefined {
  if (typeof value !== 'object' || value === null || !('minor' in value)) return undefined;
  try {
    return Money.of(value.minor, value.currency).format(language);
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

/** Only what a browser opens as a page: `javascript:` and the like are no addresses, nor is one with a password. */
function webAddress(text: string): string | undefined {
  if (text.length > 2000 || !URL.canParse(text)) return undefined;
  const { protocol, username, password, href } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '' ? href : undefined;
}

function listTexts(items: readonly SlotItem[]): (string | Record<string, string>)[] | undefined {
  if (items.length > LIMITS.items) return undefined;
  const isText = (text: unknown): text is string => typeof text === 'string' && text.length <= LIMITS.text;
  const isRecord = (item: SlotItem): boolean =>
    typeof item === 'object' && item !== null && Object.values(item).every(isText);
  if (!items.every((item) => isText(item) || isRecord(item))) return undefined;
  return items.map((item) =>
    typeof item === 'string' ? item : Object.assign(Object.create(null) as Record<string, string>, item),
  );
}
