import { validate as isUuid } from 'uuid';
import type { Attribute } from '../resource/attribute.js';
import { readIsoDate, type Instants } from '../resource/iso-date.js';
import { invalidQuery } from './invalid-query.js';
import type { Operator } from './operator.js';
import type { QueryParameter } from './query-string.js';
import { regexProblem } from './safe-regex.js';

/** An attribute compared with one or, as alternatives, several values of its type. Dates are stretches of time. */
export interface Condition {
  readonly attribute: Attribute;
  readonly operator: Operator;
  readonly values: readonly (string | number | boolean | Instants)[];
}

const MAX_CONDITIONS = 30;
const MAX_VALUES = 50;
const NUMBER = /^[+-]?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})(?:[eE][+-]?\d{1,2})?$/;

/**
 * Types the parameters. The same attribute and operator given again are more alternatives (OR), except for bounds,
 * where `a.gte=1&a.gte=5` reads as AND like any two parameters.
 * @throws invalid for an attribute that `attributes` does not hold and for a value that its type cannot be.
 */
export function readConditions(
  parameters: readonly QueryParameter[],
  attributes: ReadonlyMap<string, Attribute>,
): Condition[] {
  const merged = new Map<string, QueryParameter>();
  for (const parameter of parameters) {
    const key = `${parameter.name} ${parameter.operator}`;
    const known = merged.get(key);
    if (known && ['eq', 'ne', 'regex'].includes(parameter.operator)) {
      merged.set(key, { ...known, values: [...known.values, ...parameter.values] });
    } else merged.set(known ? `${key} ${merged.size}` : key, parameter);
  }
  if (merged.size > MAX_CONDITIONS)
    throw invalidQuery('filter', `has more than ${MAX_CONDITIONS} conditions`);
  return [...merged.values()].map((parameter) => {
    const attribute = attributes.get(parameter.name);
    if (!attribute) throw invalidQuery(parameter.name, 'is not an attribute to filter by');
    return condition(attribute, parameter);
  });
}

function condition(attribute: Attribute, { name, operator, values }: QueryParameter): Condition {
  if (values.length > MAX_VALUES) throw invalidQuery(name, `has more than ${MAX_VALUES} values`);
  const bounded = ['gt', 'gte', 'lt', 'lte'].includes(operator);
  if (bounded && (attribute.type === 'boolean' || attribute.type === 'uuid')) {
    throw invalidQuery(name, `cannot be compared with ${operator}`);
  }
  if (operator === 'regex') {
    if (attribute.type !== 'text') throw invalidQuery(name, 'is no text, regex does not apply');
    for (const value of values) {
      const problem = regexProblem(value);
      if (problem) throw invalidQuery(name, `the regular expression ${problem}`);
    }
    return { attribute, operator, values };
  }
  return { attribute, operator, values: values.flatMap((value) => typed(attribute, name, value)) };
}

function typed(attribute: Attribute, name: string, value: string): Condition['values'] {
  switch (attribute.type) {
    case 'text':
      return [value];
    case 'uuid':
      // An id of another form is no mistake: nothing has it.
      return isUuid(value) ? [value] : [];
    case 'number':
      if (!NUMBER.test(value)) throw invalidQuery(name, 'is not a number');
      return [Number(value)];
    case 'boolean':
      if (value !== 'true' && value !== 'false') throw invalidQuery(name, 'is not true or false');
      return [value === 'true'];
    case 'date': {
      // A raw "+02:00" arrives as a space.
      const instants = readIsoDate(value.replace(/ (?=\d{2}:?\d{2}$)/, '+'));
      if (!instants) throw invalidQuery(name, 'is not an ISO 8601 date or date-time with offset');
      return [instants];
    }
  }
}
