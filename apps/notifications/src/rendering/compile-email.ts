import { readFileSync } from 'node:fs';
import mjml2html from 'mjml';
import { directionOf } from '../domain/template/language.js';
import type { SlotDeclarations } from '../domain/template/slot.js';
import { slotsMentioned } from '../domain/template/template-tree.js';
import { prepareMarkup } from './email-markup.js';
import { readTemplate } from './read-template.js';
import { TemplateFault } from './template-fault.js';

/** The frame of every mail; stands beside `src` and `dist` alike. */
const LAYOUT = readFileSync(new URL('../../templates/layout.mjml', import.meta.url), 'utf8');

/**
 * MJML into HTML that is still a Handlebars template. Right-to-left languages get the mirrored layout.
 * @throws TemplateFault
 */
export async function compileEmail(body: string, language: string, slots: SlotDeclarations): Promise<string> {
  const mentioned = slotsMentioned(readTemplate(body));
  const content = prepareMarkup(body, slots);
  const { html } = await toHtml(inLayout(content, language));
  const kept = slotsMentioned(readTemplate(html));
  const lost = [...mentioned].find((name) => !kept.has(name));
  if (lost !== undefined) throw new TemplateFault(`${lost} stands where MJML leaves it out`);
  return html;
}

function inLayout(content: string, language: string): string {
  const direction = directionOf(language);
  const sections = /<mj-(section|wrapper)\b/.test(content)
    ? content
    : `<mj-section><mj-column>${content}</mj-column></mj-section>`;
  const values: Record<string, string> = {
    language,
    direction,
    start: direction === 'rtl' ? 'right' : 'left',
    content: sections,
  };
  return LAYOUT.replaceAll(/%(language|direction|start|content)%/g, (_all, name: string) => values[name]!);
}

async function toHtml(source: string): Promise<{ html: string }> {
  try {
    // No web fonts: a mail that is opened tells nobody.
    return await mjml2html(source, { validationLevel: 'strict', keepComments: false, fonts: {} });
  } catch (error) {
    throw new TemplateFault((error as Error).message.split('\n').slice(0, 2).join(' ').slice(0, 400));
  }
}
