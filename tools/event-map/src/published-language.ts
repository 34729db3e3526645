import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as language from '@viewline/events';
import type { AnyEvent } from '@viewline/events';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** One event with what the catalogue alone does not know of it. */
export interface PublishedEvent {
  /** Of the declaration, such as `InteractionRecorded`. */
  declaration: string;
  definition: AnyEvent;
  /** The service that publishes it. */
  owner: string;
  /** Services that react to it, in alphabetical order. */
  consumers: string[];
  /** Data of the golden event. */
  example: unknown;
}

export function publishedLanguage(): PublishedEvent[] {
  const names = new Map<unknown, string>(Object.entries(language).map(([name, value]) => [value, name]));
  const consumers = consumersByDeclaration();
  return language.EVENTS.map((definition) => {
    const declaration = names.get(definition) ?? definition.name;
    return {
      declaration,
      definition,
      owner: definition.topic.replace('viewline.', ''),
      consumers: [
        ...new Set([...(consumers.get(declaration) ?? []), ...(consumers.get('EVENTS') ?? [])]),
      ].toSorted(),
      example: goldenData(definition.type),
    };
  });
}

/** Which services import a declaration into the list of what they consume. */
function consumersByDeclaration(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const service of readdirSync(`${ROOT}/apps`).toSorted()) {
    for (const name of importedEvents(read(`apps/${service}/src/subscriptions.ts`) ?? '')) {
      found.set(name, [...(found.get(name) ?? []), service]);
    }
  }
  return found;
}

/** Names that a source text imports from the published language. */
export function importedEvents(source: string): string[] {
  const imports = [...source.matchAll(/import\s*(?:type\s*)?\{([^}]*)\}\s*from\s*'@viewline\/events'/g)];
  return imports
    .flatMap((match) => (match[1] ?? '').split(','))
    .map((name) =>
      name
        .trim()
        .replace(/^type\s+/, '')
        .replace(/\s+as\s.*$/s, ''),
    )
    .filter(Boolean);
}

/** Undefined when there is no such file. */
export function read(file: string): string | undefined {
  try {
    return readFileSync(`${ROOT}/${file}`, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function goldenData(type: string): unknown {
  const text = read(`libs/events/golden/${type}.json`);
  return text === undefined ? undefined : (JSON.parse(text) as { data: unknown }).data;
}
