import type { TSchema } from 'typebox';
import { isObject } from './document.js';
import { readIsoDate } from './iso-date.js';

interface SchemaNode {
  format?: string;
  properties?: Record<string, TSchema>;
  items?: TSchema;
}

/**
 * Rewrites every declared date-time as `toISOString()` prints it. In that one form text order is time order,
 * which is what filters and sorting on documents rely on. Unreadable dates stay as they are, for validation to refuse.
 */
export function withCanonicalDates(value: unknown, schema: SchemaNode | undefined): unknown {
  if (!schema) return value;
  if (typeof value === 'string') {
    const instants = schema.format === 'date-time' ? readIsoDate(value) : undefined;
    return instants ? instants.from.toISOString() : value;
  }
  if (Array.isArray(value)) return value.map((item) => withCanonicalDates(item, schema.items as SchemaNode));
  if (!isObject(value) || !schema.properties) return value;
  const properties = schema.properties;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key,
      Object.hasOwn(properties, key) ? withCanonicalDates(child, properties[key] as SchemaNode) : child,
    ]),
  );
}
