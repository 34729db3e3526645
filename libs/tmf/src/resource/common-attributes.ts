import { Type, type TProperties } from 'typebox';

const text = (maxLength = 4000) => Type.Optional(Type.String({ maxLength }));
const date = () => Type.Optional(Type.String({ format: 'date-time' }));

/** What TMF630 part 2 gives to every extensible object. */
export const POLYMORPHIC = {
  '@type': text(200),
  '@baseType': text(200),
  '@schemaLocation': text(),
} satisfies TProperties;

const REFERENCE = { ...POLYMORPHIC, '@referredType': text(200) };

export const TimePeriodSchema = Type.Object({ startDateTime: date(), endDateTime: date() });

export const QuantitySchema = Type.Object({ amount: Type.Optional(Type.Number()), units: text(100) });

export const NoteSchema = Type.Object({
  id: text(),
  author: text(),
  date: date(),
  text: text(100_000),
  ...POLYMORPHIC,
});

/**
 * A reference to another resource. The v4.0.0 swagger also calls `href` mandatory; the conformance profiles ask
 * for `id` alone, and a caller that knows only the id should not have to invent a URL.
 */
export const EntityRefSchema = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 1000 }),
  href: text(),
  name: text(),
  role: text(),
  ...REFERENCE,
});

export const RelatedEntityRefOrValueSchema = Type.Object({
  id: text(),
  href: text(),
  name: text(),
  role: Type.String({ minLength: 1, maxLength: 1000 }),
  ...REFERENCE,
});

export const AttachmentRefOrValueSchema = Type.Object({
  id: text(),
  href: text(),
  attachmentType: text(),
  content: Type.Optional(Type.String({ maxLength: 700_000 })),
  description: text(),
  mimeType: text(200),
  name: text(),
  url: text(),
  size: Type.Optional(QuantitySchema),
  validFor: Type.Optional(TimePeriodSchema),
  ...REFERENCE,
});
