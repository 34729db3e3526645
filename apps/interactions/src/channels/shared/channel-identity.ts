import { identity, type Identity, type IdentityKind } from '@viewline/events';
import { plainText } from './plain-text.js';

type Found =
  { identity: Identity; identityMissing?: undefined } | { identity?: undefined; identityMissing: string };

/**
 * The address in normal form, or why there is none: a withheld number or an alphanumeric sender is still a
 * contact, so this never throws.
 */
export function channelIdentity(kind: IdentityKind, text: string | undefined, region?: string): Found {
  const clean = text === undefined ? '' : plainText(text).trim();
  if (!clean) return { identityMissing: `the source gave no ${kind} address` };
  try {
    return { identity: identity(kind, clean, region) };
  } catch {
    return { identityMissing: `not a ${kind} address` };
  }
}
