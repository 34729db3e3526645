import type { WebhookRequest } from '../channel-adapter.port.js';
import { hmac, requireFresh, requireSignature } from './signature.js';

/**
 * The key in a secret of Standard Webhooks (`whsec_` + base64).
 * @throws Error at start where it is too short to keep anybody out
 */
export function webhookKey(secret: string): Buffer {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  if (key.length < 16) throw new Error('a webhook secret is whsec_ and at least 16 bytes in base64');
  return key;
}

/**
 * Standard Webhooks, symmetric signatures (`v1`). Several space-separated signatures are a secret being
 * rotated. The library of that name turns the body into a string first, which breaks 8-bit MIME, so this signs bytes.
 */
export function verifyStandardWebhook(request: WebhookRequest, key: Buffer): void {
  const id = request.headers['webhook-id'] ?? '';
  const timestamp = request.headers['webhook-timestamp'] ?? '';
  const expected = `v1,${hmac('sha256', key, 'base64', `${id}.${timestamp}.`, request.rawBody)}`;
  requireSignature(id && request.headers['webhook-signature']?.split(' '), expected);
  requireFresh(timestamp, request.receivedAt);
}
