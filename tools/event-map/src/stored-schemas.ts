import type { AnyEvent } from '@viewline/events';
import { schemaFile } from './generated-files.js';
import { plain, type JsonSchema } from './json-schema.js';
import { read } from './published-language.js';
import { incompatibleChanges } from './schema-changes.js';

/** What the schema of an event promised when it was last stored, and no longer does. */
export function broken({ type, schema }: AnyEvent): string[] {
  const stored = read(schemaFile(type));
  if (stored === undefined) return [];
  return incompatibleChanges(JSON.parse(stored) as JsonSchema, plain(schema)).map(
    (change) => `${type} ${change}`,
  );
}
