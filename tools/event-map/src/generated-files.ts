import { asyncApi } from './asyncapi.js';
import { eventMapPage } from './event-map-page.js';
import { plain } from './json-schema.js';
import { publishedLanguage } from './published-language.js';

export const schemaFile = (type: string): string => `libs/events/schemas/${type}.json`;

/** Everything that is made from the catalogue, by path from the root. */
export function generatedFiles(): Map<string, string> {
  const events = publishedLanguage();
  return new Map([
    ['docs/event-map.md', eventMapPage(events)],
    ['docs/asyncapi.json', json(asyncApi(events))],
    ...events.map(({ definition }): [string, string] => [
      schemaFile(definition.type),
      json(plain(definition.schema)),
    ]),
  ]);
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
