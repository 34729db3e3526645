import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Json } from './canonical-json.js';

/** Stays as it is for ever: files of this form have to be verifiable for ever. */
export const FORMAT = 'viewline-dispute-file/1';

const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' });
const strict = { additionalProperties: false };

const DisputeFileSchema = Type.Object(
  {
    format: Type.Literal(FORMAT),
    /** What is sealed first: which file, of which case, about whom and when. */
    head: Type.Object({
      fileId: Type.String(),
      disputeId: Type.String(),
      /** Files of one dispute count from 1, and each names the seal of the one before. */
      number: Type.Integer({ minimum: 1 }),
      previousSeal: Type.Union([Hash, Type.Null()]),
    }),
    sections: Type.Array(
      Type.Object(
        {
          name: Type.String(),
          title: Type.String(),
          /** How many records; the link of the section's beginning. */
          count: Type.Integer({ minimum: 0 }),
          hash: Hash,
          records: Type.Array(
            Type.Object({ record: Type.Record(Type.String(), Type.Unknown()), hash: Hash }, strict),
          ),
        },
        strict,
      ),
    ),
    /** The same for people. */
    pdf: Type.Object({ sha256: Hash, base64: Type.String() }, strict),
    seal: Type.Object(
      {
        algorithm: Type.Literal('sha-256'),
        value: Hash,
        signature: Type.Optional(
          Type.Object(
            { algorithm: Type.Literal('Ed25519'), publicKey: Type.String(), value: Type.String() },
            strict,
          ),
        ),
      },
      strict,
    ),
  },
  strict,
);

export type DisputeFile = Static<typeof DisputeFileSchema>;
export type SealedSection = DisputeFile['sections'][number];

const validator = Compile(DisputeFileSchema);

export const isDisputeFile = (value: unknown): value is DisputeFile => validator.Check(value);

/** Where the file is not what it should be, the first place. */
export function misshapenAt(value: unknown): string {
  const [error] = validator.Errors(value);
  return error ? `${error.instancePath || 'the whole'} ${error.message}` : '';
}

/** What goes into a file before it is sealed. */
export interface FileContent {
  head: { [key: string]: Json };
  sections: { name: string; title: string; records: { [key: string]: Json }[] }[];
}
