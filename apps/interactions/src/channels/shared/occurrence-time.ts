const EARLIEST = Date.UTC(2000, 0, 1);
/** Vendors' clocks and ours are never quite the same. */
const LATEST_AHEAD_MS = 5 * 60_000;

/**
 * When the vendor says that it happened. A time that cannot be (before 2000, ahead of our clock, no time at all)
 * becomes the time of receipt: the contact is real even where its clock is not.
 */
export function occurredAt(claimed: Date | undefined, receivedAt: Date): Date {
  const ms = claimed?.getTime() ?? Number.NaN;
  return ms >= EARLIEST && ms <= receivedAt.getTime() + LATEST_AHEAD_MS ? new Date(ms) : new Date(receivedAt);
}

/** Seconds or milliseconds since 1970, as number or digits; the size tells them apart until the year 5138. */
export function fromEpoch(value: unknown): Date | undefined {
  const number = typeof value === 'string' && /^\d{1,16}(\.\d+)?$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return undefined;
  return new Date(number < 1e11 ? number * 1000 : number);
}

/** ISO 8601, RFC 5322 and the other spellings that Date.parse reads. */
export function fromText(value: unknown): Date | undefined {
  // Date.parse makes a date of almost anything, even of "-5": a date names its year in full.
  if (typeof value !== 'string' || value.length > 100 || !/\b\d{4}\b.*[-/: ]|[-/: ].*\b\d{4}\b/.test(value))
    return undefined;
  const ms = Date.parse(value);
  return Number.isNaN(ms) ? undefined : new Date(ms);
}
