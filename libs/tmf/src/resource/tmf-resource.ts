import { Type, type TProperties, type TSchema } from 'typebox';
import { scalarAttributes, type Attribute, type AttributeType } from './attribute.js';
import { POLYMORPHIC } from './common-attributes.js';
import type { Document, Stored } from './document.js';

interface Column {
  name: string;
  /** Where the column's type differs from the attribute's, as for an `id` kept as uuid. */
  type?: AttributeType;
}

interface Declaration<Event extends string> {
  /** Base path of the API, as the swagger's `basePath`: `/tmf-api/partyInteraction/v4`. */
  api: `/tmf-api/${string}/v4`;
  /** Path segment and the key inside a notification's `event`: `partyInteraction`. */
  name: string;
  /** Default of `@type` and stem of the events: `PartyInteraction`. */
  type: string;
  /** The swagger definition, without `id` and `href`. */
  attributes: TProperties;
  /** Must be there after every create and every patch. */
  mandatory: readonly string[];
  /** May be given on create but never patched; `id` and `href` always are. */
  notPatchable: readonly string[];
  storage: {
    /** Table or view with one row per resource. */
    table: string;
    /** jsonb column with the whole document, declared dates in canonical form. */
    document: string;
    /** `id` must be among them. */
    columns: Readonly<Record<string, Column>> & { readonly id: Column };
  };
  /** Adds what the swagger calls mandatory in an answer and callers need not give, such as the `href` of a reference. */
  complete?: (document: Document) => Document;
  /** Whose data it is, for the record of who read it; nobody's if absent. */
  subscribersOf?: (stored: Stored) => readonly string[];
  /** Without stem and suffix: `Create`, `AttributeValueChange`, … */
  events: readonly Event[];
}

export interface TmfResource<Event extends string = string> {
  readonly api: string;
  /** `api` and `name` together. */
  readonly path: string;
  readonly name: string;
  readonly type: string;
  readonly schema: TSchema & { properties: TProperties };
  readonly mandatory: readonly string[];
  readonly notPatchable: ReadonlySet<string>;
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly table: string;
  readonly documentColumn: string;
  readonly idColumn: string;
  readonly events: readonly Event[];
  readonly subscribersOf: (stored: Stored) => readonly string[];
  /** What a client sees. `publicUrl` has no trailing slash. */
  render(id: string, document: Document, publicUrl: string): Record<string, unknown>;
}

const SAFE_IDENTIFIER = /^[a-z_][a-z0-9_]*$/;
const SAFE_TYPE = /^[A-Za-z]+$/;

/** Declares one TM Forum v4 resource; filters, paging, patch rules and notifications all read this one place. */
export function defineTmfResource<const Event extends string>(
  declaration: Declaration<Event>,
): TmfResource<Event> {
  const { api, name, type, storage, mandatory, notPatchable, events, complete = asStored } = declaration;
  const { table, document, columns } = storage;
  const properties: TProperties = { ...declaration.attributes, ...POLYMORPHIC };
  const identifiers = [table, document, ...Object.values(columns).map((column) => column.name)];
  for (const identifier of identifiers) {
    if (!SAFE_IDENTIFIER.test(identifier)) throw new Error(`${identifier} is not a plain SQL identifier`);
  }
  for (const attribute of [...mandatory, ...notPatchable]) {
    if (!Object.hasOwn(properties, attribute)) throw new Error(`${type} declares no attribute ${attribute}`);
  }
  if (!SAFE_TYPE.test(type)) throw new Error(`${type} is not a plain name of a type`);
  // Who does not name a type has the default one: filtering and sorting find what a client sees.
  const allColumns: Readonly<Record<string, Column>> = {
    '@type': { name: `coalesce(${document} ->> '@type', '${type}')` },
    ...columns,
  };
  const attributes = new Map<string, Attribute>();
  for (const attribute of scalarAttributes({ id: Type.String(), ...properties })) {
    const column = allColumns[attribute.name];
    attributes.set(attribute.name, {
      ...attribute,
      ...(column && { column: column.name, type: column.type ?? attribute.type }),
    });
  }
  return {
    api,
    path: `${api}/${name}`,
    name,
    type,
    schema: Type.Object(properties),
    mandatory,
    notPatchable: new Set(['id', 'href', ...notPatchable]),
    attributes,
    table,
    documentColumn: document,
    idColumn: columns.id.name,
    events,
    subscribersOf: declaration.subscribersOf ?? (() => []),
    render: (id, body, publicUrl) => ({
      id,
      href: `${publicUrl}${api}/${name}/${encodeURIComponent(id)}`,
      ...complete(body),
      '@type': body['@type'] ?? type,
    }),
  };
}

function asStored(document: Document): Document {
  return document;
}
