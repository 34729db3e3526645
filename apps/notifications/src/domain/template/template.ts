import type { SlotDeclarations } from './slot.js';

export const TONES = ['formal', 'friendly'] as const;
export type Tone = (typeof TONES)[number];

/** `any` serves every channel that has no text of its own. */
export const ANY_CHANNEL = 'any';

/** One wording of a template: for a channel, in a language, in a tone. */
export interface Variant {
  /** A delivery channel, or `any`. */
  channel: string;
  /** BCP 47, in its normal spelling. */
  language: string;
  tone: Tone;
  /** Of an e-mail; the title of a push or in-app message. Handlebars. */
  subject?: string;
  /** E-mail: MJML with Handlebars, of what stands inside the house's layout. Others: Handlebars. */
  body: string;
}

/** Never changed once it is there: an edit makes the next one. */
export interface TemplateVersion {
  name: string;
  version: number;
  description: string;
  slots: SlotDeclarations;
  variants: readonly Variant[];
}

/** Most characters and numbers of things; who sends more is not writing a template. */
export const LIMITS = {
  body: 50_000,
  subject: 300,
  variants: 400,
  slots: 60,
  /** One filled text. */
  text: 5_000,
  /** Items of one list. */
  items: 500,
  /** Of one rendered message. */
  rendered: 500_000,
} as const;

const NAME = /^[a-z][a-z0-9-]{0,79}$/;
export const isTemplateName = (name: string): boolean => NAME.test(name);
