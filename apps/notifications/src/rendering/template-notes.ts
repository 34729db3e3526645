import { languagesToTry } from '../domain/template/language.js';
import { slotsMentioned } from '../domain/template/template-tree.js';
import type { Variant } from '../domain/template/template.js';
import { labelOf, type Wordings } from './check-template.js';
import { readTemplate } from './read-template.js';

/** What is allowed but worth knowing, for who edits a template that has passed. */
export interface TemplateNotes {
  /** Languages of the house that no wording is in. */
  missingLanguages: string[];
  unusedSlots: string[];
  /** Wordings that say less than the one in the house's language does. */
  leavesOut: { variant: string; slots: string[] }[];
}

/** @param languages those that the house writes in, its own first */
export function notesOn(
  { slots, variants }: Wordings,
  languages: readonly [string, ...string[]],
): TemplateNotes {
  const written = new Set(variants.map(({ language }) => language));
  const used = new Map(variants.map((variant) => [variant, mentionedIn(variant)]));
  const everywhere = new Set([...used.values()].flatMap((names) => [...names]));
  return {
    missingLanguages: languages.filter(
      (language) => !languagesToTry(language, language).some((tag) => written.has(tag)),
    ),
    unusedSlots: Object.keys(slots).filter((name) => !everywhere.has(name)),
    leavesOut: variants.flatMap((variant) => {
      const model = variants.find(
        (other) =>
          other.language === languages[0] && other.channel === variant.channel && other.tone === variant.tone,
      );
      const left = [...(model ? used.get(model)! : [])].filter((name) => !used.get(variant)!.has(name));
      return left.length > 0 ? [{ variant: labelOf(variant), slots: left }] : [];
    }),
  };
}

const mentionedIn = ({ subject = '', body }: Variant): Set<string> =>
  slotsMentioned([...readTemplate(subject), ...readTemplate(body)]);
