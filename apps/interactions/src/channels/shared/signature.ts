import { createHmac, timingSafeEqual, type BinaryToTextEncoding } from 'node:crypto';
import { DomainError } from '@viewline/kernel';

type Bytes = string | Buffer;

/** HMAC over the parts as one run of bytes, in the encoding in which the vendor writes it. */
export function hmac(
  algorithm: 'sha1' | 'sha256',
  key: Bytes,
  encoding: BinaryToTextEncoding,
  ...parts: Bytes[]
): string {
  const mac = createHmac(algorithm, key);
  for (const part of parts) mac.update(part);
  return mac.digest(encoding);
}

/** Compares in time that depends on the length alone. */
export function sameSecret(given: string, expected: string): boolean {
  const a = Buffer.from(given, 'utf8');
  const b = Buffer.from(expected, 'utf8');
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * @param expected or several, of which later ones are worked out only where the first does not fit
 * @throws DomainError `unauthenticated` unless one of the given signatures is an expected one
 */
export function requireSignature(
  given: string | readonly string[] | undefined,
  expected: string | Iterable<string>,
): void {
  const candidates = typeof given === 'string' ? [given] : (given ?? []);
  if (candidates.every((candidate) => candidate === '')) {
    throw new DomainError('unauthenticated', 'webhook.signature-missing', 'the request is not signed');
  }
  for (const signature of typeof expected === 'string' ? [expected] : expected) {
    if (candidates.some((candidate) => sameSecret(candidate, signature))) return;
  }
  throw new DomainError('unauthenticated', 'webhook.signature-wrong', 'the signature does not match');
}

/**
 * Refuses a request whose signed timestamp is too far from now: an old one may be a replay.
 * @param timestamp seconds since 1970 (or ISO 8601 where `parse` reads that)
 */
export function requireFresh(
  timestamp: string | undefined,
  receivedAt: Date,
  toleranceSeconds = 300,
  parse: (text: string) => number = unixSeconds,
): void {
  const signedAt = timestamp === undefined ? Number.NaN : parse(timestamp);
  if (!(Math.abs(receivedAt.getTime() / 1000 - signedAt) <= toleranceSeconds)) {
    throw new DomainError(
      'unauthenticated',
      'webhook.timestamp-stale',
      `the signed timestamp is missing or more than ${toleranceSeconds} s away from now`,
    );
  }
}

function unixSeconds(text: string): number {
  return /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
}
