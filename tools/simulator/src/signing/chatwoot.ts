import { createHmac } from 'node:crypto';
import { JSON_HEADERS, unixSeconds, type SignedRequest } from './signed-request.js';

export function signChatwoot(secret: string, body: string, at: Date): SignedRequest {
  const timestamp = unixSeconds(at);
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  return {
    path: '/webhooks/chatwoot',
    headers: {
      ...JSON_HEADERS,
      'x-chatwoot-timestamp': timestamp,
      'x-chatwoot-signature': `sha256=${signature}`,
    },
    body,
  };
}
