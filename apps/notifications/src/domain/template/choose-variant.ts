import { languagesToTry } from './language.js';
import { ANY_CHANNEL, type Tone, type Variant } from './template.js';

export interface Reader {
  channel: string;
  /** BCP 47; absent when it is not known. */
  language?: string;
  tone?: Tone;
}

/**
 * The wording for a reader. What matters most is kept longest: first the language (`fr-CA`, `fr`, the house's own), in
 * it the channel (its own text, then `any`), in that the tone (the wanted one, then the other).
 * @returns undefined where not even the house's own language has a text for the channel
 */
export function chooseVariant(
  variants: readonly Variant[],
  { channel, language, tone = 'formal' }: Reader,
  houseLanguage: string,
): Variant | undefined {
  const tones: readonly Tone[] = tone === 'formal' ? ['formal', 'friendly'] : ['friendly', 'formal'];
  for (const lang of languagesToTry(language, houseLanguage)) {
    for (const where of [channel, ANY_CHANNEL]) {
      for (const how of tones) {
        const found = variants.find((v) => v.language === lang && v.channel === where && v.tone === how);
        if (found) return found;
      }
    }
  }
  return undefined;
}
