const HOUR_MS = 3_600_000;

/** `bad` once it is over, `warn` within the last hour. `now` in epoch milliseconds. */
export function dueTone(at: string, now: number): 'bad' | 'warn' | '' {
  const left = Date.parse(at) - now;
  if (Number.isNaN(left)) return '';
  if (left < 0) return 'bad';
  return left < HOUR_MS ? 'warn' : '';
}

/** Of several, as loud as the most urgent. */
export function worstTone(dues: readonly (string | null | undefined)[], now: number): 'bad' | 'warn' | '' {
  const tones = dues.map((at) => (at ? dueTone(at, now) : ''));
  return tones.find((tone) => tone === 'bad') ?? tones.find((tone) => tone === 'warn') ?? '';
}
