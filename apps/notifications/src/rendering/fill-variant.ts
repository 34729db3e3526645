import { headerInjection, renderedTooLarge, slotsUnfilled } from '../domain/template/template.errors.js';
import { slotTexts } from '../domain/template/slot-text.js';
import type { SlotDeclarations, SlotValues } from '../domain/template/slot.js';
import { LIMITS } from '../domain/template/template.js';
import { unfilledSlots } from '../domain/template/unfilled-slots.js';
import type { CompiledVariant } from './compile-variant.js';

export interface Filled {
  subject?: string;
  text: string;
  html?: string;
}

export interface Filling {
  name: string;
  slots: SlotDeclarations;
  values: SlotValues;
  zone: string;
}

/**
 * A message out of a wording: whole, or not at all.
 * @throws DomainError `template.slot-unfilled` naming every one, `template.slot-invalid`, `template.header-injection`
 */
export function fillVariant(variant: CompiledVariant, { name, slots, values, zone }: Filling): Filled {
  const unfilled = unfilledSlots(variant.tree, values);
  if (unfilled.length > 0) throw slotsUnfilled(name, unfilled);
  const texts = slotTexts(slots, values, { language: variant.language, zone });
  const subject = variant.subject?.(texts);
  // oxlint-disable-next-line no-control-regex -- these are the characters that are looked for
  if (subject !== undefined && /[\u0000-\u001f\u007f\u0085\u2028\u2029]/.test(subject))
    throw headerInjection(name);
  const filled = {
    ...(subject !== undefined && { subject }),
    text: variant.text(texts),
    ...(variant.html && { html: variant.html(texts) }),
  };
  const size = filled.text.length + (filled.html?.length ?? 0);
  if (size > LIMITS.rendered || (subject ?? '').length > LIMITS.text) throw renderedTooLarge(name);
  return filled;
}
