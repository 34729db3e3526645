import { isObject } from '../resource/document.js';
import { invalidQuery } from './invalid-query.js';

/** Which attributes a client wants: a tree, as `a,b.c` is `{a: all, b: {c: all}}`. */
export interface FieldTree extends ReadonlyMap<string, FieldTree | 'all'> {}
type MutableTree = Map<string, MutableTree | 'all'>;

const NAME = /^[@A-Za-z_][\w-]*(?:\.[@A-Za-z_][\w-]*){0,9}$/;
const MAX_FIELDS = 100;

/**
 * Reads `fields`; undefined means everything. A name that no attribute has selects nothing: polymorphic members of one
 * list differ in their attributes, so the server cannot call it wrong. A malformed name is `invalid`.
 */
export function readFields(values: readonly string[]): FieldTree | undefined {
  const names = values.flatMap((value) => value.split(',')).map((name) => name.trim());
  if (names.length === 0) return undefined;
  if (names.length > MAX_FIELDS) throw invalidQuery('fields', `has more than ${MAX_FIELDS} names`);
  const tree: MutableTree = new Map();
  for (const name of names) {
    if (!NAME.test(name)) throw invalidQuery('fields', 'has a malformed attribute name');
    if (name !== 'none') add(tree, name.split('.'));
  }
  return tree;
}

function add(tree: MutableTree, [key = '', ...rest]: string[]): void {
  const known = tree.get(key);
  if (known === 'all') return;
  if (rest.length === 0) {
    tree.set(key, 'all');
    return;
  }
  const branch = known ?? new Map<string, MutableTree | 'all'>();
  tree.set(key, branch);
  add(branch, rest);
}

/** `id`, `href` and `@type` stay whatever was asked for; `fields=none` leaves `id` and `href` alone. */
export function selectFields(
  resource: Readonly<Record<string, unknown>>,
  fields: FieldTree | undefined,
): Record<string, unknown> {
  if (!fields) return { ...resource };
  const always = fields.size === 0 ? ['id', 'href'] : ['id', 'href', '@type'];
  const tree: FieldTree = new Map([...fields, ...always.map((name) => [name, 'all'] as const)]);
  return pick(resource, tree) as Record<string, unknown>;
}

function pick(value: unknown, tree: FieldTree): unknown {
  if (Array.isArray(value)) return value.map((item) => pick(item, tree));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) => {
      const branch = tree.get(key);
      if (!branch) return [];
      return [[key, branch === 'all' ? child : pick(child, branch)]];
    }),
  );
}
