import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import type { IdentityKind } from './identity.js';

/** Undefined where the text is no address of that kind. */
export function normaliseValue(kind: IdentityKind, text: string, region?: string): string | undefined {
  const trimmed = text.normalize('NFKC').trim();
  if (!trimmed || trimmed.length > 320) return undefined;
  switch (kind) {
    case 'phone':
    case 'whatsapp':
      return e164(trimmed, kind === 'whatsapp' ? undefined : region, kind === 'whatsapp');
    case 'email':
      return /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(trimmed) ? trimmed.toLowerCase() : undefined;
    case 'mac':
      return mac(trimmed);
    case 'account':
      return trimmed.toUpperCase().replace(/\s+/g, '');
    default:
      return trimmed;
  }
}

function e164(text: string, region: string | undefined, digitsAreInternational: boolean): string | undefined {
  const candidate = digitsAreInternational && /^\d/.test(text) ? `+${text}` : text.replace(/^00/, '+');
  const number = parsePhoneNumberFromString(candidate, region as CountryCode | undefined);
  // "Possible" and not "valid": operators own ranges that the metadata learns of months later.
  return number?.isPossible() ? number.number : undefined;
}

function mac(text: string): string | undefined {
  const hex = text.replace(/[:\-.\s]/g, '').toUpperCase();
  return /^[0-9A-F]{12}$/.test(hex) ? hex.match(/../g)!.join(':') : undefined;
}
