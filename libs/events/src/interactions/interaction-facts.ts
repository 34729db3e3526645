import { Type, type Static } from 'typebox';
import { IdentitySchema } from '../identity/identity.js';

export const CHANNELS = [
  'phone',
  'sms',
  'email',
  'whatsapp',
  'messenger',
  'instagram',
  'telegram',
  'x',
  'wechat',
  'chat',
  'shop',
  'app',
  'web',
] as const;
export type Channel = (typeof CHANNELS)[number];

export const AttachmentSchema = Type.Object({
  name: Type.Optional(Type.String({ maxLength: 500 })),
  mimeType: Type.Optional(Type.String({ maxLength: 200 })),
  /** Bytes. */
  size: Type.Optional(Type.Integer({ minimum: 0 })),
  url: Type.Optional(Type.String({ maxLength: 4000 })),
});

/** What is known of one contact, whichever channel it came on. */
export const InteractionFactsSchema = Type.Object({
  interactionId: Type.String({ format: 'uuid' }),
  /** The provisional subscriber behind `identity`, or the subscriber that the caller named. */
  subscriberId: Type.String({ format: 'uuid' }),
  /** Groups messages of one exchange. */
  conversationId: Type.String({ format: 'uuid' }),
  channel: Type.Enum([...CHANNELS]),
  /** Who sent it to us: `twilio`, `meta`, `postmark`, `tmf683`, … */
  provider: Type.String({ minLength: 1, maxLength: 60 }),
  /** The provider's own id of the message, call or visit. */
  externalId: Type.String({ minLength: 1, maxLength: 1000 }),
  direction: Type.Enum(['inbound', 'outbound']),
  /** What it is: a message, a call, a visit, a public post, … */
  kind: Type.Enum(['message', 'call', 'visit', 'post', 'session', 'ticket', 'note']),
  identity: Type.Optional(IdentitySchema),
  /** How the person calls themselves on that channel. */
  displayName: Type.Optional(Type.String({ maxLength: 300 })),
  /** TMF683 `reason`. */
  reason: Type.String({ maxLength: 500 }),
  /** TMF683 `status`. */
  status: Type.String({ minLength: 1, maxLength: 60 }),
  subject: Type.Optional(Type.String({ maxLength: 1000 })),
  text: Type.Optional(Type.String({ maxLength: 100_000 })),
  /** Visible to everybody, such as a post on X. */
  public: Type.Optional(Type.Boolean()),
  agent: Type.Optional(Type.String({ maxLength: 300 })),
  startedAt: Type.String({ format: 'date-time' }),
  endedAt: Type.Optional(Type.String({ format: 'date-time' })),
  attachments: Type.Optional(Type.Array(AttachmentSchema, { maxItems: 100 })),
  /** Small facts of the channel: call recording reference, IVR path, shop, queue time, … */
  details: Type.Optional(
    Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
  ),
});
export type InteractionFacts = Static<typeof InteractionFactsSchema>;
