import { DomainError } from '@viewline/kernel';
import { Webhook } from 'standardwebhooks';

export interface SignedRequest {
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: Buffer;
}

/**
 * The JSON of a request that carries a Standard Webhooks signature of at most five minutes ago.
 * @throws DomainError `receipt.unsigned`, `receipt.malformed`
 */
export function verifiedJson({ headers, body }: SignedRequest, secret: string): unknown {
  const text = body.toString('utf8');
  try {
    const one = (name: string) => String(headers[name] ?? '');
    new Webhook(secret).verify(text, {
      'webhook-id': one('webhook-id'),
      'webhook-timestamp': one('webhook-timestamp'),
      'webhook-signature': one('webhook-signature'),
    });
  } catch (error) {
    // The library reads the body after checking the signature: what it says then is about JSON.
    if (error instanceof SyntaxError)
      throw new DomainError('invalid', 'receipt.malformed', 'the body is no JSON');
    throw new DomainError('unauthenticated', 'receipt.unsigned', 'the signature does not match');
  }
  return JSON.parse(text) as unknown;
}
