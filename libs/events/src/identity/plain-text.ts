const REFUSED = /[\p{Cc}\p{Cs}]/u;
const INVISIBLE = /\p{Cf}/gu;

/**
 * Text as it is compared: compatibility forms folded (full-width letters), invisible marks (text direction, zero-width
 * joiners) taken out. Undefined for text that holds control characters or broken surrogates: no address does.
 */
export function plainText(text: string): string | undefined {
  const plain = text.replace(INVISIBLE, '').normalize('NFKC').trim();
  return REFUSED.test(plain) ? undefined : plain;
}

/** Decimal digits of any script as 0-9: `٠٥٠` is 050. */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)));
}

/** Unicode keeps the ten digits of a script together, so the value is the distance to the script's zero. */
function digitValue(digit: string): number {
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(digit.codePointAt(0)! - value - 1))) value += 1;
  return value;
}
