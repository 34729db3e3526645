import { createHmac, timingSafeEqual } from 'node:crypto';
import { DomainError } from '@viewline/kernel';

export interface SignedRequest {
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: Buffer;
}

const TOLERANCE_SECONDS = 300;

/**
 * Checks that a request carries a Standard Webhooks signature (`v1`) of at most five minutes ago. The library of that
 * name makes a string of the body first, which breaks 8-bit mail, so this signs bytes.
 * @throws DomainError `receipt.unsigned`
 */
export function verifySigned({ headers, body }: SignedRequest, secret: string): void {
  const one = (name: string) => String(headers[name] ?? '');
  const [id, timestamp] = [one('webhook-id'), one('webhook-timestamp')];
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const mac = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
  const expected = Buffer.from(`v1,${mac}`);
  const isGenuine = one('webhook-signature')
    .split(' ')
    .map((given) => Buffer.from(given))
    .some((given) => given.length === expected.length && timingSafeEqual(given, expected));
  const age = /^\d{1,12}$/.test(timestamp) ? Math.abs(Date.now() / 1000 - Number(timestamp)) : Infinity;
  if (!id || !isGenuine || age > TOLERANCE_SECONDS) {
    throw new DomainError('unauthenticated', 'receipt.unsigned', 'the signature does not match');
  }
}

/**
 * The JSON of a request that is signed so.
 * @throws DomainError `receipt.unsigned`, `receipt.malformed`
 */
export function verifiedJson(request: SignedRequest, secret: string): unknown {
  verifySigned(request, secret);
  try {
    return JSON.parse(request.body.toString('utf8')) as unknown;
  } catch {
    throw new DomainError('invalid', 'receipt.malformed', 'the body is no JSON');
  }
}
