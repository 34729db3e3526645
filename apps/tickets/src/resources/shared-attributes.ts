import { EntityRefSchema, POLYMORPHIC } from '@viewline/tmf';
import { Type, type TSchema } from 'typebox';

export const text = (maxLength = 4000) => Type.Optional(Type.String({ maxLength }));
export const word = (maxLength = 200) => Type.String({ minLength: 1, maxLength });
export const date = () => Type.Optional(Type.String({ format: 'date-time' }));

/** More than any ticket has, and few enough to read in one go. */
export const list = <Item extends TSchema>(item: Item, maxItems = 200) =>
  Type.Optional(Type.Array(item, { maxItems }));

/** The swagger also calls `@referredType` mandatory; other systems leave it out where the role says it. */
export const RelatedEntitySchema = Type.Object({ ...EntityRefSchema.properties, role: word(1000) });

export const RelationshipSchema = Type.Object({
  id: word(1000),
  href: text(),
  name: text(),
  relationshipType: word(),
  ...POLYMORPHIC,
});
