import { JSON_HEADERS, type SignedRequest } from './signed-request.js';

/** Postmark signs nothing: its credentials stand in the webhook's URL. */
export function signPostmark(credentials: string, body: string): SignedRequest {
  const authorization = `Basic ${Buffer.from(credentials).toString('base64')}`;
  return { path: '/webhooks/postmark', headers: { ...JSON_HEADERS, authorization }, body };
}
