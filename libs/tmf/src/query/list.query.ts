import type { TmfResource } from '../resource/tmf-resource.js';
import { readConditions, type Condition } from './condition.js';
import { readFields, type FieldTree } from './fields.js';
import { invalidQuery } from './invalid-query.js';
import { readPage, type PageRequest } from './page.js';
import { readQueryString } from './query-string.js';
import { readSort, type SortKey } from './sort.js';

export interface ListQuery extends PageRequest {
  readonly fields: FieldTree | undefined;
  readonly sort: readonly SortKey[];
  readonly conditions: readonly Condition[];
}

const DIRECTIVES = new Set(['fields', 'offset', 'limit', 'sort']);

/** Everything a client may ask of a list, read from the raw URL; whatever is wrong throws `invalid`. */
export function readListQuery(resource: TmfResource, url: string): ListQuery {
  const parameters = readQueryString(url);
  const directive = (name: string) =>
    parameters
      .filter((parameter) => parameter.name === name)
      .flatMap(({ operator, values }) => {
        if (operator !== 'eq') throw invalidQuery(name, 'takes no operator');
        return values;
      });
  return {
    fields: readFields(directive('fields')),
    ...readPage(directive('offset'), directive('limit')),
    sort: readSort(directive('sort'), resource.attributes),
    conditions: readConditions(
      parameters.filter((parameter) => !DIRECTIVES.has(parameter.name)),
      resource.attributes,
    ),
  };
}

/** A single resource takes `fields` alone. */
export function readItemQuery(url: string): FieldTree | undefined {
  const parameters = readQueryString(url);
  const other = parameters.find(({ name, operator }) => name !== 'fields' || operator !== 'eq');
  if (other) throw invalidQuery(other.name, 'is not known here');
  return readFields(parameters.flatMap(({ values }) => values));
}
