import type { Attribute } from '../resource/attribute.js';
import type { TmfResource } from '../resource/tmf-resource.js';
import { invalidQuery } from './invalid-query.js';

export interface SortKey {
  readonly attribute: Attribute;
  readonly descending: boolean;
}

const MAX_KEYS = 5;

/** Reads `sort=-creationDate,status`. What lies inside an array has no single value to sort by and is refused. */
export function readSort(values: readonly string[], attributes: ReadonlyMap<string, Attribute>): SortKey[] {
  const names = values.flatMap((value) => value.split(','));
  if (names.length > MAX_KEYS) throw invalidQuery('sort', `has more than ${MAX_KEYS} attributes`);
  return names.map((text) => {
    // A raw "+name" arrives as a space.
    const [, sign, name = ''] = /^([-+ ]?)(.*)$/s.exec(text) ?? [];
    const attribute = attributes.get(name);
    if (!attribute || attribute.path.some((step) => step.many)) {
      throw invalidQuery('sort', 'names an attribute that cannot be sorted by');
    }
    return { attribute, descending: sign === '-' };
  });
}

/** Absent values come last in both directions; the id ends every order, so that pages neither overlap nor skip. */
export function orderBy(resource: TmfResource, sort: readonly SortKey[]): string {
  const keys = sort.map(({ attribute, descending }) => {
    const value = attribute.column ?? inDocument(resource.documentColumn, attribute);
    return `${value} ${descending ? 'DESC' : 'ASC'} NULLS LAST`;
  });
  return [...keys, `${resource.idColumn} ASC`].join(', ');
}

function inDocument(document: string, { path, type }: Attribute): string {
  const steps = path.map((step) => `"${step.key}"`).join(',');
  // jsonb numbers sort as numbers; canonical dates sort as text.
  return type === 'number' ? `${document} #> '{${steps}}'` : `${document} #>> '{${steps}}'`;
}
