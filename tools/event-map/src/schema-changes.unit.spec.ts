import { EVENTS } from '@viewline/events';
import fc from 'fast-check';
import { plain, type JsonSchema } from './json-schema.js';
import { incompatibleChanges } from './schema-changes.js';

const schemas = EVENTS.map(({ type, schema }) => [type, plain(schema)] as const);

/** Every object schema inside a schema, itself included. */
function objectsIn(schema: JsonSchema): JsonSchema[] {
  const inner = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])];
  return [...(schema.properties ? [schema] : []), ...inner.flatMap(objectsIn)];
}

/** All copies of a schema in which one object, at any depth, was changed for one of its fields. */
function edited(
  schema: JsonSchema,
  edit: (object: JsonSchema, field: string) => void,
): [string, JsonSchema][] {
  return objectsIn(schema).flatMap((object, index) =>
    Object.keys(object.properties ?? {}).map((field): [string, JsonSchema] => {
      const copy = structuredClone(schema);
      edit(objectsIn(copy)[index]!, field);
      return [field, copy];
    }),
  );
}

describe.each(schemas)('the schema of %s', (_type, schema) => {
  it('is compatible with itself', () => {
    expect(incompatibleChanges(schema, structuredClone(schema))).toEqual([]);
  });

  it('may get an optional field in every object of it', () => {
    const grown = edited(schema, (object) => {
      object.properties!['added'] = { type: 'string', maxLength: 10 };
    });
    for (const [, after] of grown) expect(incompatibleChanges(schema, after)).toEqual([]);
  });

  it.each([
    ['removed', (object: JsonSchema, field: string) => Reflect.deleteProperty(object.properties!, field)],
    [
      'renamed',
      (object: JsonSchema, field: string) => {
        object.properties![`${field}Renamed`] = object.properties![field]!;
        Reflect.deleteProperty(object.properties!, field);
      },
    ],
    ['retyped', (object: JsonSchema, field: string) => (object.properties![field] = { type: 'null' })],
    [
      'made required or no longer required',
      (object: JsonSchema, field: string) => {
        const required = new Set(object.required);
        if (!required.delete(field)) required.add(field);
        object.required = [...required];
      },
    ],
  ])('may have no field %s', (_what, edit) => {
    for (const [field, after] of edited(schema, edit)) {
      expect(incompatibleChanges(schema, after)).toContainEqual(expect.stringContaining(field));
    }
  });
});

describe('a limit', () => {
  const limits = fc.constantFrom('maxLength', 'maximum', 'maxItems', 'minLength', 'minimum', 'minItems');

  it('may become wider and never narrower', () => {
    fc.assert(
      fc.property(limits, fc.nat(1000), fc.nat(1000), (limit, before, after) => {
        const wider = limit.startsWith('max') ? after >= before : after <= before;
        expect(incompatibleChanges({ [limit]: before }, { [limit]: after }).length === 0).toBe(wider);
        expect(incompatibleChanges({ [limit]: before }, {})).toEqual([]);
        expect(incompatibleChanges({}, { [limit]: after })).toHaveLength(1);
      }),
    );
  });

  it.each<[string, JsonSchema, JsonSchema]>([
    ['a value of an enumeration', { enum: ['a', 'b'] }, { enum: ['a'] }],
    ['the freedom of any value', {}, { enum: ['a'] }],
    ['an alternative', { anyOf: [{ type: 'string' }, { type: 'number' }] }, { anyOf: [{ type: 'string' }] }],
    ['the freedom of any item', { type: 'array' }, { type: 'array', items: { type: 'string' } }],
    ['a format', { format: 'uuid' }, { format: 'date-time' }],
    ['the freedom of any format', {}, { pattern: '^a' }],
    ['more fields than are named', { type: 'object' }, { type: 'object', additionalProperties: false }],
    [
      'a type inside a map',
      { patternProperties: { a: { type: 'string' } } },
      { patternProperties: { a: { type: 'null' } } },
    ],
  ])('may not take away %s', (_what, before, after) => {
    expect(incompatibleChanges(before, after)).not.toEqual([]);
  });

  it('of an enumeration may grow', () => {
    expect(incompatibleChanges({ enum: ['sms'] }, { enum: ['rcs', 'sms'] })).toEqual([]);
  });
});
