import { createHash } from 'node:crypto';
import type { SignedRequest } from './signed-request.js';
import { unixSeconds } from './signed-request.js';

/** SHA-1 of the sorted parts; the message itself is not among them. */
export function wechatSignature(token: string, timestamp: string, nonce: string): string {
  return createHash('sha1').update([token, timestamp, nonce].toSorted().join('')).digest('hex');
}

/** @param nonce any digits; another one for each request */
export function signWechat(token: string, body: string, at: Date, nonce: string): SignedRequest {
  const timestamp = unixSeconds(at);
  const query = new URLSearchParams({
    signature: wechatSignature(token, timestamp, nonce),
    timestamp,
    nonce,
  });
  return { path: `/webhooks/wechat?${query}`, headers: { 'content-type': 'text/xml' }, body };
}
