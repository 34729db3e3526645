import { CHANNELS, IDENTITY_KINDS } from '@viewline/events';
import { Type, type Static } from 'typebox';
import { DELIVERY_STATUSES } from '../../domain/channel-fact.js';

export const MAX_BATCH = 500;

/** What happened. `call.*` and `visit.*` are stages of one contact and share its `id`. */
export const GENERIC_TYPES = [
  'call.started',
  'call.answered',
  'call.ended',
  'visit.started',
  'visit.served',
  'visit.ended',
  'message',
  'post',
  'session',
  'note',
  'delivery',
] as const;

const Short = Type.String({ minLength: 1, maxLength: 300 });
const Seconds = Type.Integer({ minimum: 0, maximum: 604_800 });

export const GenericContactSchema = Type.Object(
  {
    type: Type.Enum([...GENERIC_TYPES]),
    id: Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'Your own id of the call, visit or message.',
    }),
    at: Type.String({ maxLength: 40, description: 'When it happened: ISO 8601 with a time zone.' }),
    channel: Type.Optional(
      Type.Enum([...CHANNELS], {
        description: 'Default: phone for calls, shop for visits, app for the rest.',
      }),
    ),
    direction: Type.Optional(Type.Enum(['inbound', 'outbound'], { description: 'Default: inbound.' })),
    identity: Type.Optional(
      Type.Object(
        { kind: Type.Enum([...IDENTITY_KINDS]), value: Type.String({ maxLength: 320 }) },
        {
          additionalProperties: false,
          description: 'The subscriber, in any spelling. Leave it out where the number is withheld.',
        },
      ),
    ),
    name: Type.Optional(Short),
    agent: Type.Optional(Short),
    reason: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
    subject: Type.Optional(Type.String({ maxLength: 1000 })),
    text: Type.Optional(Type.String({ description: 'Cut at 100,000 characters.' })),
    language: Type.Optional(Type.String({ pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$', maxLength: 35 })),
    conversation: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: 'Contacts with the same value stand together.',
      }),
    ),
    startedAt: Type.Optional(
      Type.String({
        maxLength: 40,
        description: 'With an end: when it began, should the start have got lost.',
      }),
    ),
    line: Type.Optional(Type.String({ maxLength: 100, description: 'Called number, or hotline.' })),
    queue: Type.Optional(Short),
    waitSeconds: Type.Optional(Seconds),
    durationSeconds: Type.Optional(Seconds),
    outcome: Type.Optional(Short),
    recording: Type.Optional(
      Type.String({ maxLength: 4000, description: 'URL or reference of the recording.' }),
    ),
    ivrPath: Type.Optional(Type.String({ maxLength: 2000 })),
    intent: Type.Optional(Short),
    shop: Type.Optional(Short),
    business: Type.Optional(Type.String({ maxLength: 300, description: 'What the visit was about.' })),
    automatic: Type.Optional(Type.Boolean({ description: 'Written by a bot.' })),
    status: Type.Optional(Type.Enum([...DELIVERY_STATUSES], { description: 'Of a delivery.' })),
    errorCode: Type.Optional(Type.String({ maxLength: 200 })),
    attachments: Type.Optional(
      Type.Array(
        Type.Object(
          {
            name: Type.Optional(Type.String({ maxLength: 500 })),
            mimeType: Type.Optional(Type.String({ maxLength: 200 })),
            size: Type.Optional(Type.Integer({ minimum: 0 })),
            url: Type.Optional(Type.String({ maxLength: 4000 })),
          },
          { additionalProperties: false },
        ),
        { maxItems: 100 },
      ),
    ),
    details: Type.Optional(
      Type.Record(
        Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_.-]{0,59}$' }),
        Type.Union([Type.String({ maxLength: 2000 }), Type.Number(), Type.Boolean()]),
        { additionalProperties: false, maxProperties: 30, description: 'Whatever else is worth knowing.' },
      ),
    ),
  },
  { additionalProperties: false },
);
export type GenericContact = Static<typeof GenericContactSchema>;

export const GenericBatchSchema = Type.Object(
  { contacts: Type.Array(GenericContactSchema, { minItems: 1, maxItems: MAX_BATCH }) },
  { additionalProperties: false },
);

/** What the generic door takes: one contact, or a batch that is stored whole or refused whole. */
export const GenericRequestSchema = Type.Union([GenericContactSchema, GenericBatchSchema]);
