import { createHmac, timingSafeEqual } from 'node:crypto';
import { DomainError } from '@viewline/kernel';

/**
 * The form that Twilio signed: base64(HMAC-SHA1(auth token, URL + each sorted name followed by its value)).
 * @throws DomainError `receipt.unsigned`
 */
export function signedForm(request: {
  url: string;
  body: Buffer;
  signature: string;
  authToken: string;
}): URLSearchParams {
  const form = new URLSearchParams(request.body.toString('utf8'));
  const signed = [...new Set(form.keys())]
    .toSorted()
    .map((name) => form.getAll(name).map((value) => name + value))
    .flat();
  const expected = createHmac('sha1', request.authToken)
    .update(request.url + signed.join(''))
    .digest();
  const given = Buffer.from(request.signature, 'base64');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new DomainError('unauthenticated', 'receipt.unsigned', 'the signature does not match');
  }
  return form;
}
