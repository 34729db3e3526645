import type { TSchema } from 'typebox';

/** How the values of an attribute compare. A `date` is an instant; inside documents it is kept as `toISOString()`. */
export type AttributeType = 'text' | 'uuid' | 'number' | 'boolean' | 'date';

export interface Attribute {
  /** As a client writes it: `relatedParty.id`. */
  readonly name: string;
  readonly type: AttributeType;
  /** Steps into the document; `many` marks an array of them. */
  readonly path: readonly { readonly key: string; readonly many: boolean }[];
  /** SQL of where it also stands by itself, a column mostly; comparing and sorting then use that. */
  readonly column?: string;
}

interface SchemaNode {
  type?: string;
  format?: string;
  enum?: readonly unknown[];
  properties?: Record<string, TSchema>;
  items?: TSchema;
}

// Names become part of SQL and jsonpath text, so a declaration may hold nothing that needs quoting.
const SAFE_KEY = /^[@A-Za-z_][\w-]*$/;

/** Every comparable (scalar) attribute below a schema, arrays and nested objects included. */
export function scalarAttributes(properties: Record<string, TSchema>): Attribute[] {
  return Object.entries(properties).flatMap(([key, schema]) => walk(key, schema as SchemaNode, []));
}

function walk(key: string, schema: SchemaNode, parents: Attribute['path']): Attribute[] {
  if (!SAFE_KEY.test(key))
    throw new Error(`attribute name ${JSON.stringify(key)} cannot be used in a filter`);
  const many = schema.type === 'array';
  const node = many ? (schema.items as SchemaNode) : schema;
  const path = [...parents, { key, many }];
  if (node.properties) {
    return Object.entries(node.properties).flatMap(([k, s]) => walk(k, s as SchemaNode, path));
  }
  const type = scalarType(node);
  return type ? [{ name: path.map((step) => step.key).join('.'), type, path }] : [];
}

function scalarType({ type, format, enum: members }: SchemaNode): AttributeType | undefined {
  if (members?.every((member) => typeof member === 'string')) return 'text';
  if (type === 'string') return format === 'date-time' ? 'date' : 'text';
  if (type === 'number' || type === 'integer') return 'number';
  return type === 'boolean' ? 'boolean' : undefined;
}
