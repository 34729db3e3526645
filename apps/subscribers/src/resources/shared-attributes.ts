import { POLYMORPHIC, TimePeriodSchema } from '@viewline/tmf';
import { Type } from 'typebox';

export const text = (maxLength = 4000) => Type.Optional(Type.String({ maxLength }));
export const date = () => Type.Optional(Type.String({ format: 'date-time' }));
export const flag = () => Type.Optional(Type.Boolean());
export const period = () => Type.Optional(TimePeriodSchema);

/** More than any party has, and few enough to read in one go. */
export const list = <Item extends Parameters<typeof Type.Array>[0]>(item: Item) =>
  Type.Optional(Type.Array(item, { maxItems: 200 }));

export const CharacteristicSchema = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  valueType: text(100),
  value: Type.Unknown(),
  ...POLYMORPHIC,
});

const MediumCharacteristicSchema = Type.Object({
  city: text(),
  contactType: text(),
  country: text(),
  emailAddress: text(),
  faxNumber: text(),
  phoneNumber: text(),
  postCode: text(),
  socialNetworkId: text(),
  stateOrProvince: text(),
  street1: text(),
  street2: text(),
  ...POLYMORPHIC,
});

export const ContactMediumSchema = Type.Object({
  mediumType: text(200),
  preferred: flag(),
  characteristic: Type.Optional(MediumCharacteristicSchema),
  validFor: period(),
  ...POLYMORPHIC,
});
