import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isTemplateName, TONES, type Tone, type Variant } from '../domain/template/template.js';
import type { SlotDeclarations } from '../domain/template/slot.js';
import type { TemplateContent } from '../persistence/template.repository.js';
import { labelOf } from './check-template.js';

/** What comes with the service; stands beside `src` and `dist` alike. */
export const SHIPPED_TEMPLATES = fileURLToPath(new URL('../../templates/', import.meta.url));

interface About {
  description: string;
  slots: SlotDeclarations;
}

/** In a language's file: by channel; a text of several lines is a list of them. */
type Wording = Record<string, { subject?: string; body: string | string[] }>;

/**
 * A folder for each template: `template.json` with its slots, `<language>.json` and `<language>.<tone>.json` with its
 * wordings. A later folder adds to the ones before it or replaces single wordings.
 */
export async function readTemplateFolders(folders: readonly string[]): Promise<TemplateContent[]> {
  const found = new Map<string, TemplateContent>();
  for (const folder of folders) {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (!entry.isDirectory() || !isTemplateName(entry.name)) continue;
      found.set(entry.name, await readOne(path.join(folder, entry.name), entry.name, found.get(entry.name)));
    }
  }
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

async function readOne(folder: string, name: string, before?: TemplateContent): Promise<TemplateContent> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).toSorted();
  const about = files.includes('template.json')
    ? await readJson<About>(path.join(folder, 'template.json'))
    : { description: before?.description ?? '', slots: before?.slots ?? {} };
  const variants = new Map((before?.variants ?? []).map((variant) => [labelOf(variant), variant]));
  for (const file of files.filter((one) => one !== 'template.json')) {
    const wording = await readJson<Wording>(path.join(folder, file));
    for (const variant of variantsIn(file, wording)) variants.set(labelOf(variant), variant);
  }
  return { name, ...about, variants: [...variants.values()] };
}

function variantsIn(file: string, wording: Wording): Variant[] {
  const [language = '', tone = 'formal'] = file.replace(/\.json$/, '').split('.');
  if (!(TONES as readonly string[]).includes(tone)) throw new Error(`${file}: no tone ${tone}`);
  return Object.entries(wording).map(([channel, { subject, body }]) => ({
    channel,
    language,
    tone: tone as Tone,
    ...(subject !== undefined && { subject }),
    body: Array.isArray(body) ? body.join('\n') : body,
  }));
}

async function readJson<Content>(file: string): Promise<Content> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Content;
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
  }
}
