import { DomainError } from '@viewline/kernel';
import type { WebhookOutcome, WebhookRequest } from '../channel-adapter.port.js';
import { hmac, requireSignature, sameSecret } from '../shared/signature.js';
import { parseJsonObject } from '../shared/untrusted-json.js';

export interface MetaSecrets {
  appSecret: string;
  /** Without it the handshake is refused. */
  verifyToken?: string;
}

export const META_REPLY = { status: 200, contentType: 'text/plain', body: 'EVENT_RECEIVED' };

/** Answers `hub.challenge` to whoever knows the verify token. */
export function metaHandshake({ query }: WebhookRequest, { verifyToken }: MetaSecrets): WebhookOutcome {
  const challenge = query['hub.challenge'];
  const known = verifyToken && sameSecret(query['hub.verify_token'] ?? '', verifyToken);
  if (query['hub.mode'] !== 'subscribe' || !known || challenge === undefined || challenge.length > 1000) {
    throw new DomainError('forbidden', 'webhook.handshake-refused', 'the verify token does not match');
  }
  return { kind: 'handshake', status: 200, contentType: 'text/plain', body: challenge };
}

/**
 * `X-Hub-Signature-256` over the bytes as sent: Meta escapes characters in JSON its own way, so a body that was
 * parsed and written again would not match.
 */
export function verifiedMetaPayload(request: WebhookRequest, { appSecret }: MetaSecrets) {
  requireSignature(
    request.headers['x-hub-signature-256'],
    `sha256=${hmac('sha256', appSecret, 'hex', request.rawBody)}`,
  );
  return parseJsonObject(request.rawBody);
}
