import { createHmac } from 'node:crypto';
import { JSON_HEADERS, type SignedRequest } from './signed-request.js';

/** Timestamp and body are signed as one text, with nothing between them. */
export function signZendesk(secret: string, body: string, at: Date): SignedRequest {
  const timestamp = at.toISOString();
  return {
    path: '/webhooks/zendesk',
    headers: {
      ...JSON_HEADERS,
      'x-zendesk-webhook-signature-timestamp': timestamp,
      'x-zendesk-webhook-signature': createHmac('sha256', secret)
        .update(timestamp)
        .update(body)
        .digest('base64'),
    },
    body,
  };
}
