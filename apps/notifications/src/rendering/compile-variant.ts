import { ANY_CHANNEL, type Variant } from '../domain/template/template.js';
import type { SlotDeclarations } from '../domain/template/slot.js';
import type { TemplateTree } from '../domain/template/template-tree.js';
import { compileEmail } from './compile-email.js';
import { compileFill, type Fill } from './fill.js';
import { plainTextOf } from './plain-text.js';
import { readTemplate } from './read-template.js';

/** One wording, ready to be filled; made once per version. */
export interface CompiledVariant {
  language: string;
  /** All that is asked of the slots, subject and text together. */
  tree: TemplateTree;
  subject?: Fill;
  text: Fill;
  html?: Fill;
}

/**
 * @param variants all wordings of the version: a mail's plain text is the one for any channel, in the same language
 * @throws TemplateFault
 */
export async function compileVariant(
  variant: Variant,
  variants: readonly Variant[],
  slots: SlotDeclarations,
): Promise<CompiledVariant> {
  const { language, subject, body } = variant;
  const subjectPart = subject === undefined ? {} : { subject: compileFill(subject, 'nothing') };
  const subjectTree = subject === undefined ? [] : readTemplate(subject);
  if (variant.channel !== 'email') {
    const tree = [...subjectTree, ...readTemplate(body)];
    return { language, tree, ...subjectPart, text: compileFill(body, 'nothing') };
  }
  const html = await compileEmail(body, language, slots);
  const plain = plainBodyOf(variant, variants);
  const tree = [...subjectTree, ...readTemplate(body), ...readTemplate(plain)];
  return {
    language,
    tree,
    ...subjectPart,
    text: compileFill(plain, 'nothing'),
    html: compileFill(html, 'html'),
  };
}

function plainBodyOf({ language, tone, body }: Variant, variants: readonly Variant[]): string {
  const sameLanguage = variants.filter((v) => v.channel === ANY_CHANNEL && v.language === language);
  const beside = sameLanguage.find((v) => v.tone === tone) ?? sameLanguage[0];
  return beside?.body ?? plainTextOf(body);
}
