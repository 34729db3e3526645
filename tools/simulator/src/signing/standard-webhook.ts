import { createHmac } from 'node:crypto';
import { unixSeconds, type SignedRequest } from './signed-request.js';

/** `v1,` and base64(HMAC-SHA256(secret, "id.timestamp.body")). */
export function standardSignature(
  secret: string,
  id: string,
  timestamp: string,
  body: string | Buffer,
): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`;
}

/**
 * Standard Webhooks.
 * @param path such as `/webhooks/generic/shop` or `/webhooks/email`
 * @param id of this message; the same again when it is sent again
 */
export function signStandardWebhook(
  secret: string,
  path: string,
  message: { id: string; body: string | Buffer; at: Date; contentType?: string },
): SignedRequest {
  const timestamp = unixSeconds(message.at);
  return {
    path,
    headers: {
      'content-type': message.contentType ?? 'application/json',
      'webhook-id': message.id,
      'webhook-timestamp': timestamp,
      'webhook-signature': standardSignature(secret, message.id, timestamp, message.body),
    },
    body: message.body,
  };
}
