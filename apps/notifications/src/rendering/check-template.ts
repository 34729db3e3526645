import type { ErrorDetail } from '@viewline/kernel';
import { isChannel } from '../domain/channel.js';
import { languageTag } from '../domain/template/language.js';
import { misusedSlots } from '../domain/template/misused-slots.js';
import { isSlotName, SLOT_TYPES, type SlotDeclarations } from '../domain/template/slot.js';
import { slotsMentioned } from '../domain/template/template-tree.js';
import { ANY_CHANNEL, LIMITS, TONES, type Variant } from '../domain/template/template.js';
import { compileVariant } from './compile-variant.js';
import { readTemplate } from './read-template.js';
import { TemplateFault } from './template-fault.js';

export interface Wordings {
  slots: SlotDeclarations;
  variants: readonly Variant[];
}

/** Everything that keeps a template from being kept, each by the wording that it is about. */
export async function faultsOf(template: Wordings): Promise<ErrorDetail[]> {
  const { slots, variants } = template;
  const faults = faultsOfSlots(slots);
  if (variants.length === 0 || variants.length > LIMITS.variants) {
    faults.push({ path: 'variants', message: `has 1 to ${LIMITS.variants} wordings` });
    return faults;
  }
  const seen = new Set<string>();
  for (const [index, variant] of variants.entries()) {
    const path = `variants.${index}`;
    const name = labelOf(variant);
    if (seen.has(name)) faults.push({ path, message: `${name} is there twice` });
    seen.add(name);
    faults.push(...faultsOfKey(variant, path));
    if (faults.length === 0) faults.push(...(await faultsOfText(variant, template, path)));
  }
  return faults;
}

export const labelOf = ({ channel, language, tone }: Variant): string => `${language}/${channel}/${tone}`;

function faultsOfSlots(slots: SlotDeclarations): ErrorDetail[] {
  const names = Object.keys(slots);
  if (names.length > LIMITS.slots) return [{ path: 'slots', message: `are more than ${LIMITS.slots}` }];
  return names.flatMap((name) => {
    const path = `slots.${name.slice(0, 60)}`;
    if (!isSlotName(name)) return [{ path, message: 'is no name of a slot' }];
    const isKnown = (SLOT_TYPES as readonly string[]).includes(slots[name]?.type ?? '');
    return isKnown ? [] : [{ path, message: `has a type: ${SLOT_TYPES.join(', ')}` }];
  });
}

function faultsOfKey({ channel, language, tone, subject, body }: Variant, path: string): ErrorDetail[] {
  const faults: ErrorDetail[] = [];
  const add = (field: string, message: string) => faults.push({ path: `${path}.${field}`, message });
  if (channel !== ANY_CHANNEL && !isChannel(channel)) add('channel', 'is no channel');
  if (languageTag(language) !== language) add('language', 'is no language tag such as fr or zh-Hant');
  if (!TONES.includes(tone)) add('tone', `is one of ${TONES.join(', ')}`);
  if (channel === 'email' && (subject ?? '').trim() === '') add('subject', 'is missing');
  if ((subject ?? '').length > LIMITS.subject) add('subject', `is longer than ${LIMITS.subject} characters`);
  // oxlint-disable-next-line no-control-regex -- these are the characters that are looked for
  if (/[\u0000-\u001f\u007f]/.test(subject ?? '')) add('subject', 'holds a line break or control character');
  if (body.trim() === '') add('body', 'is empty');
  if (body.length > LIMITS.body) add('body', `is longer than ${LIMITS.body} characters`);
  return faults;
}

async function faultsOfText(variant: Variant, template: Wordings, path: string): Promise<ErrorDetail[]> {
  try {
    const tree = [...readTemplate(variant.subject ?? ''), ...readTemplate(variant.body)];
    const unknown = [...slotsMentioned(tree)].filter((name) => !Object.hasOwn(template.slots, name));
    if (unknown.length > 0)
      return unknown.map((name) => ({ path, message: `${name} is not among the slots` }));
    const misused = misusedSlots(tree, template.slots);
    if (misused.length > 0) {
      return misused.map((name) => ({
        path,
        message: `${name}: each goes through a list, and only each does`,
      }));
    }
    await compileVariant(variant, template.variants, template.slots);
    return [];
  } catch (error) {
    if (error instanceof TemplateFault) return [{ path: `${path}.body`, message: error.message }];
    throw error;
  }
}
