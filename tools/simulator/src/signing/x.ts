import { createHmac } from 'node:crypto';
import { JSON_HEADERS, type SignedRequest } from './signed-request.js';

/** Of a body, and of the token with which X checks that a door is the app's. */
export function xSignature(consumerSecret: string, signed: string): string {
  return `sha256=${createHmac('sha256', consumerSecret).update(signed).digest('base64')}`;
}

export function signX(consumerSecret: string, body: string): SignedRequest {
  return {
    path: '/webhooks/x',
    headers: { ...JSON_HEADERS, 'x-twitter-webhooks-signature': xSignature(consumerSecret, body) },
    body,
  };
}
