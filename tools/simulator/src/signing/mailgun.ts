import { createHmac } from 'node:crypto';
import { FORM_HEADERS, unixSeconds, type SignedRequest } from './signed-request.js';

/** What proves that a form is Mailgun's. It covers the time and the token and nothing of the mail. */
export function mailgunProof(signingKey: string, timestamp: string, token: string) {
  const signature = createHmac('sha256', signingKey)
    .update(timestamp + token)
    .digest('hex');
  return { timestamp, token, signature };
}

/** @param token fifty characters; another one for each request */
export function signMailgun(
  signingKey: string,
  fields: Readonly<Record<string, string>>,
  at: Date,
  token: string,
): SignedRequest {
  const form = { ...fields, ...mailgunProof(signingKey, unixSeconds(at), token) };
  return { path: '/webhooks/mailgun', headers: FORM_HEADERS, body: new URLSearchParams(form).toString() };
}
