import type { Attribute } from '../resource/attribute.js';
import type { Instants } from '../resource/iso-date.js';
import type { TmfResource } from '../resource/tmf-resource.js';
import type { Condition } from './condition.js';
import { jsonPath, jsonPathPredicate, type Variables } from './json-path.js';
import type { SqlParameters } from './sql-parameters.js';

const SQL_TYPES = {
  text: 'text',
  uuid: 'uuid',
  number: 'numeric',
  boolean: 'boolean',
  date: 'timestamptz',
} as const;
const SYMBOLS = { eq: '=', ne: '=', gt: '>', gte: '>=', lt: '<', lte: '<=', regex: '~' } as const;

/**
 * The conditions as one PostgreSQL predicate (`true` for none). Its text is made of declared names and `$n` alone.
 * `ne` is the exact complement of `eq`: it also holds where the attribute is absent. Conditions on several attributes of
 * array elements hold independently of each other: they need not be met by the same element.
 */
export function where(
  resource: TmfResource,
  conditions: readonly Condition[],
  parameters: SqlParameters,
): string {
  if (conditions.length === 0) return 'true';
  return conditions
    .map((condition) =>
      condition.attribute.column
        ? onColumn(condition.attribute.column, condition, parameters)
        : onDocument(resource.documentColumn, condition, parameters),
    )
    .join(' AND ');
}

function onColumn(column: string, condition: Condition, parameters: SqlParameters): string {
  const { attribute, operator, values } = condition;
  const positive =
    attribute.type === 'date'
      ? values.map((value) => onDateColumn(column, condition, value as Instants, parameters)).join(' OR ')
      : `${column} ${SYMBOLS[operator]} ANY(${parameters.add(values)}::${SQL_TYPES[attribute.type]}[])`;
  return operator === 'ne' ? `((${positive}) IS NOT TRUE)` : `(${positive})`;
}

function onDateColumn(
  column: string,
  { operator }: Condition,
  value: Instants,
  parameters: SqlParameters,
): string {
  const from = () => `${parameters.add(value.from)}::timestamptz`;
  const to = () => `${parameters.add(value.to)}::timestamptz`;
  switch (operator) {
    case 'gt':
      return `${column} >= ${to()}`;
    case 'gte':
      return `${column} >= ${from()}`;
    case 'lt':
      return `${column} < ${from()}`;
    case 'lte':
      return `${column} < ${to()}`;
    default:
      return `(${column} >= ${from()} AND ${column} < ${to()})`;
  }
}

function onDocument(document: string, condition: Condition, parameters: SqlParameters): string {
  const { attribute, operator, values } = condition;
  if (operator === 'regex') {
    const items = `jsonb_path_query(${document}, '${jsonPath('$', attribute)}[*]') AS item(value)`;
    return `EXISTS (SELECT FROM ${items} WHERE item.value #>> '{}' ~ ANY(${parameters.add(values)}::text[]))`;
  }
  if (operator === 'eq' && attribute.type !== 'date' && values.length > 0) {
    // Containment, because a GIN index on the document answers it.
    const one = (value: unknown) =>
      `${document} @> ${parameters.add(JSON.stringify(nest(attribute, value)))}::jsonb`;
    return `(${values.map(one).join(' OR ')})`;
  }
  const variables: Variables = {};
  const predicate = jsonPathPredicate('$', condition, variables);
  return `jsonb_path_match(${document}, '${predicate}', ${parameters.add(JSON.stringify(variables))}::jsonb, true)`;
}

/** The smallest document in which the attribute has the value: `{"channel":[{"name":"sms"}]}`. */
function nest({ path }: Attribute, value: unknown): unknown {
  return path.reduceRight<unknown>((inner, { key, many }) => ({ [key]: many ? [inner] : inner }), value);
}
