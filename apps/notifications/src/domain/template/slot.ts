import type { Money } from '@viewline/kernel';

/**
 * What may be filled into a template. `url` is http or https; `date`, `time` and `datetime` are instants, shown in the
 * reader's own zone and language; `list` is for `#each`, its items are texts or records of texts.
 */
export const SLOT_TYPES = [
  'text',
  'number',
  'money',
  'date',
  'time',
  'datetime',
  'url',
  'list',
  'flag',
] as const;
export type SlotType = (typeof SLOT_TYPES)[number];

export type SlotItem = string | Readonly<Record<string, string>>;

/** As it travels and is stored: instants are ISO 8601, money is in minor units. */
export type SlotValue = string | number | boolean | null | ReturnType<Money['toJSON']> | readonly SlotItem[];
export type SlotValues = Readonly<Record<string, SlotValue | undefined>>;

export interface SlotDeclaration {
  type: SlotType;
  /** What a preview shows where nothing else is given. */
  sample?: SlotValue;
}
export type SlotDeclarations = Readonly<Record<string, SlotDeclaration>>;

/** Plain names only: nothing that reaches a prototype can be spelled. */
const NAME = /^[a-z][A-Za-z0-9]{0,39}$/;
const RESERVED = new Set([
  'if',
  'unless',
  'each',
  'else',
  'this',
  'log',
  'lookup',
  'with',
  'helperMissing',
  'blockHelperMissing',
]);

export const isSlotName = (name: string): boolean =>
  NAME.test(name) && !RESERVED.has(name) && !(name in Object.prototype);

/** Values that say nothing: what they would be filled into stays empty. */
export function isUnfilled(value: SlotValue | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (typeof value === 'number') return !Number.isFinite(value);
  return Array.isArray(value) && value.length === 0;
}
