/** GSM 03.38 basic set; what is in the extension table takes two places. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿' +
    'abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENSION = new Set('\f^{}\\[~]|€');

export interface SmsLength {
  encoding: 'GSM-7' | 'UCS-2';
  /** Places used: septets of GSM-7, or UTF-16 code units. */
  units: number;
  segments: number;
}

/**
 * How an SMS is billed. One segment holds 160 septets or 70 code units; several hold 153 or 67 each, for the header
 * that joins them. A character of two places is never cut in two.
 */
export function smsLength(text: string): SmsLength {
  // By code points: an SMS knows no larger characters.
  const characters = Array.from(text);
  const isGsm = characters.every((character) => BASIC.has(character) || EXTENSION.has(character));
  const places = characters.map((c) => (isGsm ? (EXTENSION.has(c) ? 2 : 1) : c.length));
  const units = places.reduce((sum, n) => sum + n, 0);
  const [single, joined] = isGsm ? [160, 153] : [70, 67];
  const encoding = isGsm ? 'GSM-7' : 'UCS-2';
  if (units <= single) return { encoding, units, segments: units === 0 ? 0 : 1 };
  let segments = 1;
  let used = 0;
  for (const n of places) {
    if (used + n > joined) {
      segments++;
      used = 0;
    }
    used += n;
  }
  return { encoding, units, segments };
}
