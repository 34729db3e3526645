import type { Attribute } from '../resource/attribute.js';
import type { Instants } from '../resource/iso-date.js';
import type { Condition } from './condition.js';
import { invalidQuery } from './invalid-query.js';

/** Values by the name they carry in a jsonpath: never part of its text. */
export type Variables = Record<string, string | number | boolean>;

export function jsonPath(root: string, attribute: Attribute): string {
  return root + attribute.path.map((step) => `."${step.key}"`).join('');
}

/** A jsonpath predicate, true or false for every document; lax mode steps through arrays by itself. */
export function jsonPathPredicate(root: string, condition: Condition, variables: Variables): string {
  const { attribute, operator, values } = condition;
  const alternatives = values.map((value) => comparison(condition, value, variables));
  if (alternatives.length === 0) return operator === 'ne' ? '(1 == 1)' : '(1 == 0)';
  const found = `exists(${jsonPath(root, attribute)} ? (${alternatives.join(' || ')}))`;
  return operator === 'ne' ? `!${found}` : found;
}

function comparison(
  { attribute, operator }: Condition,
  value: Condition['values'][number],
  variables: Variables,
): string {
  const bind = (bound: string | number | boolean) => {
    const name = `v${Object.keys(variables).length}`;
    variables[name] = bound;
    return `$${name}`;
  };
  if (typeof value !== 'object') {
    const symbol = { eq: '==', ne: '==', gt: '>', gte: '>=', lt: '<', lte: '<=', regex: undefined }[operator];
    if (!symbol) throw invalidQuery(attribute.name, 'regex is not available here');
    return `@ ${symbol} ${bind(value)}`;
  }
  const from = () => bind((value satisfies Instants).from.toISOString());
  const to = () => bind((value satisfies Instants).to.toISOString());
  switch (operator) {
    case 'gt':
      return `@ >= ${to()}`;
    case 'gte':
      return `@ >= ${from()}`;
    case 'lt':
      return `@ < ${from()}`;
    case 'lte':
      return `@ < ${to()}`;
    default:
      return `(@ >= ${from()} && @ < ${to()})`;
  }
}
