import type { SlotDeclarations } from '../domain/template/slot.js';
import type { TemplateVersion, Variant } from '../domain/template/template.js';

export interface TemplateRow {
  name: string;
  version: number;
  description: string;
  slots: SlotDeclarations;
  variants: Variant[];
}

export const TEMPLATE_COLUMNS = 'v.name, v.version, v.description, v.slots, v.variants';

export const toTemplate = ({
  name,
  version,
  description,
  slots,
  variants,
}: TemplateRow): TemplateVersion => ({
  name,
  version,
  description,
  slots,
  variants,
});
