import { Type, type TSchema } from 'typebox';

export const text = (maxLength = 4000) => Type.Optional(Type.String({ maxLength }));
export const date = () => Type.Optional(Type.String({ format: 'date-time' }));
export const list = <Item extends TSchema>(item: Item, maxItems = 100) =>
  Type.Optional(Type.Array(item, { maxItems }));
