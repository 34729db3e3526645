import { DomainError, idFromName } from '@viewline/kernel';
import { Type, type Static } from 'typebox';
import { normaliseValue } from './normalise-value.js';

/** The kinds of channel address by which a person or a line is known. */
export const IDENTITY_KINDS = [
  'phone',
  'email',
  'account',
  'mac',
  'panel-user',
  'whatsapp',
  'messenger',
  'instagram',
  'telegram',
  'x',
  'wechat',
  'app-user',
  'chat-contact',
] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

export const IdentitySchema = Type.Object({
  kind: Type.Enum([...IDENTITY_KINDS]),
  /** In normal form: see normaliseValue. */
  value: Type.String({ minLength: 1, maxLength: 320 }),
});
/** A channel address in normal form. */
export type Identity = Static<typeof IdentitySchema>;

/**
 * The address in the one spelling under which it is stored and compared.
 * @param region ISO 3166-1 alpha-2, used for phone numbers written without a country code
 * @throws DomainError `identity.invalid` when the text is no address of that kind
 */
export function identity(kind: IdentityKind, text: string, region?: string): Identity {
  const value = normaliseValue(kind, text, region);
  if (!value) {
    throw new DomainError(
      'invalid',
      'identity.invalid',
      `not a ${kind} address: ${JSON.stringify(text.slice(0, 80))}`,
    );
  }
  return { kind, value };
}

/**
 * The provisional subscriber that stands behind an address nobody has claimed yet. Every service derives the
 * same id from the same address, so that a first contact never waits for an answer from another service.
 */
export function provisionalSubscriberId({ kind, value }: Identity): string {
  // A WhatsApp address is a phone number: the same person's SMS and WhatsApp belong together from the start.
  return idFromName('identity', kind === 'whatsapp' ? 'phone' : kind, value);
}
