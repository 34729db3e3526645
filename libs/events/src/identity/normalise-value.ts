import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import { domainToASCII } from 'node:url';
import type { IdentityKind } from './identity.js';
import { asciiDigits, plainText } from './plain-text.js';

/** RFC 3986 and panels' exports put the kind before the address. */
const SCHEME = /^(tel|sms|mailto|whatsapp):/i;

/** Undefined where the text is no address of that kind. */
export function normaliseValue(kind: IdentityKind, text: string, region?: string): string | undefined {
  if (text.length > 1000) return undefined;
  const plain = plainText(text);
  if (!plain) return undefined;
  const value = ofKind(kind, plain.replace(SCHEME, ''), region?.toUpperCase());
  return value && value.length <= 320 ? value : undefined;
}

function ofKind(kind: IdentityKind, text: string, region: string | undefined): string | undefined {
  switch (kind) {
    case 'phone':
      return e164(asciiDigits(text), region);
    case 'whatsapp':
      // Meta writes the international number without its plus.
      return e164(asciiDigits(text).replace(/^(?=\d)(?!00)/, '+'), undefined);
    case 'email':
      return email(text);
    case 'mac':
      return mac(asciiDigits(text));
    case 'account':
      return asciiDigits(text).replace(/\s+/g, '').toUpperCase().normalize('NFKC');
    default:
      return text;
  }
}

function e164(text: string, region: string | undefined): string | undefined {
  const number = parsePhoneNumberFromString(text.replace(/^00/, '+'), {
    defaultCountry: region as CountryCode | undefined,
    extract: false,
  });
  // "Possible" and not "valid": operators own ranges that the metadata learns of months later.
  return number?.isPossible() ? number.number : undefined;
}

function email(text: string): string | undefined {
  const [, local, domain] = /^([^\s@<>"]+)@([^\s@<>"]+\.[^\s@<>"]+)$/.exec(text) ?? [];
  if (!local || !domain) return undefined;
  // One spelling for internationalised domains; empty when it is no domain.
  const ascii = domainToASCII(domain);
  return ascii ? `${local.toLowerCase().normalize('NFKC')}@${ascii}` : undefined;
}

function mac(text: string): string | undefined {
  const hex = text.replace(/[:\-.\s]/g, '').toUpperCase();
  return /^[0-9A-F]{12}$/.test(hex) ? hex.match(/../g)!.join(':') : undefined;
}
