import { isDeepStrictEqual } from 'node:util';
import type { JsonSchema } from './json-schema.js';

/** Lower bounds may only sink and upper bounds only rise: everything once written must stay readable. */
const LOWER = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'];
const UPPER = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'];
const FOR_PEOPLE = ['title', 'description', 'examples', '$comment'];
const LOOKED_INTO = ['properties', 'required', 'patternProperties', 'items', 'anyOf', 'enum'];

/**
 * Why the new schema must not bear the version of the old one; nothing when it may.
 * Adding an optional field and widening a limit or an enumeration keep the version, anything else is a new one.
 */
export function incompatibleChanges(before: JsonSchema, after: JsonSchema, path = ''): string[] {
  const here = path || '/';
  const changes = [
    ...fieldChanges(before, after, path),
    ...listChanges(before.anyOf, after.anyOf, `${path}/anyOf`),
    ...mapChanges(before.patternProperties, after.patternProperties, path),
  ];
  if (before.items || after.items) {
    if (before.items && after.items)
      changes.push(...incompatibleChanges(before.items, after.items, `${path}/items`));
    else changes.push(`${here}: items changed`);
  }
  for (const keyword of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (!keeps(keyword, before[keyword], after[keyword])) changes.push(`${here}: ${keyword} changed`);
  }
  return changes;
}

function keeps(keyword: string, before: unknown, after: unknown): boolean {
  if (keyword === 'enum') return isWider(before, after);
  if (FOR_PEOPLE.includes(keyword) || LOOKED_INTO.includes(keyword)) return true;
  if (LOWER.includes(keyword)) return after === undefined || Number(after) <= Number(before ?? NaN);
  if (UPPER.includes(keyword)) return after === undefined || Number(after) >= Number(before ?? NaN);
  return isDeepStrictEqual(before, after);
}

function isWider(before: unknown, after: unknown): boolean {
  if (!Array.isArray(before) || !Array.isArray(after)) return before === after;
  return before.every((value) => after.some((other) => isDeepStrictEqual(value, other)));
}

function fieldChanges(before: JsonSchema, after: JsonSchema, path: string): string[] {
  const was = new Set(before.required);
  const is = new Set(after.required);
  return [
    ...mapChanges(before.properties, after.properties, path),
    ...[...is].filter((name) => !was.has(name)).map((name) => `${path}/${name}: became required`),
    ...[...was].filter((name) => !is.has(name)).map((name) => `${path}/${name}: no longer promised`),
  ];
}

function mapChanges(
  before: JsonSchema['properties'] = {},
  after: JsonSchema['properties'] = {},
  path = '',
): string[] {
  return Object.entries(before).flatMap(([name, schema]) => {
    const now = after[name];
    return now ? incompatibleChanges(schema, now, `${path}/${name}`) : [`${path}/${name}: removed`];
  });
}

function listChanges(before: JsonSchema[] = [], after: JsonSchema[] = [], path = ''): string[] {
  if (before.length > 0 !== after.length > 0) return [`${path}: changed`];
  return before.flatMap((schema, index) => {
    const now = after[index];
    return now ? incompatibleChanges(schema, now, `${path}/${index}`) : [`${path}/${index}: removed`];
  });
}
