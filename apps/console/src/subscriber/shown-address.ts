/** Stored addresses are compact; people read them in groups. */
export function shownAddress(kind: string, value: string): string {
  if (kind === 'mac' && /^[0-9a-f]{12}$/i.test(value)) return value.toUpperCase().match(/../g)!.join(':');
  if ((kind === 'phone' || kind === 'whatsapp') && /^\+\d{8,15}$/.test(value)) return groupedPhone(value);
  return value;
}

/** Without knowing every country's habit: groups of three, and no digit left alone at the end. */
function groupedPhone(e164: string): string {
  const country = countryCode(e164.slice(1));
  const groups = e164.slice(1 + country.length).match(/\d{3}(?=\d{2})|\d+/g) ?? [];
  return [`+${country}`, ...groups].join(' ');
}

// ITU-T E.164: one digit for zones 1 and 7, these pairs for two, three for all others.
const TWO_DIGITS = /^(?:20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

function countryCode(digits: string): string {
  if (/^[17]/.test(digits)) return digits.slice(0, 1);
  return digits.slice(0, TWO_DIGITS.test(digits) ? 2 : 3);
}
