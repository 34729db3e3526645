import { DomainError } from '@viewline/kernel';
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';

const name = Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' });
const httpUrl = Type.String({ pattern: '^https?://[^\\s@]+$', maxLength: 2000 });
const secret = Type.String({ minLength: 1, maxLength: 500 });
const limits = {
  /** Calls at a time. */
  concurrency: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  /** Milliseconds after which a call is given up. */
  timeout: Type.Optional(Type.Integer({ minimum: 100, maximum: 60_000 })),
};
const telephone = Type.Union([Type.Literal('sms'), Type.Literal('whatsapp')]);

const strict = { additionalProperties: false };
const ProviderSchema = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('smtp'),
      name,
      url: Type.String({ pattern: '^smtps?://\\S+$', maxLength: 2000 }),
      from: Type.String({ pattern: '@', maxLength: 320 }),
      // With a signed tag the part before the @ still has its 64 characters.
      bounces: Type.Optional(Type.String({ pattern: '^[^@\\s+]{1,22}@[^@\\s]+$', maxLength: 320 })),
      receiptSecret: Type.Optional(secret),
      ...limits,
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal('twilio'),
      name,
      channel: telephone,
      baseUrl: Type.Optional(httpUrl),
      accountSid: secret,
      authToken: secret,
      from: Type.String({ minLength: 3, maxLength: 60 }),
      ...limits,
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal('http'),
      name,
      channel: Type.Union([telephone, Type.Literal('email')]),
      url: httpUrl,
      token: Type.Optional(secret),
      receiptSecret: Type.Optional(secret),
      idempotent: Type.Optional(Type.Boolean()),
      ...limits,
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal('web-push'),
      name,
      subject: Type.String({ pattern: '^(mailto:|https:)', maxLength: 320 }),
      publicKey: secret,
      privateKey: secret,
      ...limits,
    },
    strict,
  ),
  Type.Object({ kind: Type.Literal('webhook'), name, ...limits }, strict),
]);
export type ProviderConfig = Static<typeof ProviderSchema>;

const list = Compile(Type.Array(ProviderSchema, { maxItems: 50 }));

/**
 * The providers of `NOTIFICATION_PROVIDERS`: a JSON list, in the order in which they are tried.
 * @throws DomainError `providers.invalid`, without repeating any value: there are secrets among them
 */
export function readProviders(text: string | undefined): ProviderConfig[] {
  if (!text) return [];
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new DomainError('invalid', 'providers.invalid', 'NOTIFICATION_PROVIDERS is no JSON');
  }
  if (!list.Check(json)) {
    const where = [...new Set([...list.Errors(json)].map(({ instancePath }) => instancePath || '/'))];
    throw new DomainError(
      'invalid',
      'providers.invalid',
      `NOTIFICATION_PROVIDERS does not fit at ${where.slice(0, 10).join(', ')}`,
    );
  }
  return json;
}
