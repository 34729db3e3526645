import { createHmac } from 'node:crypto';
import { JSON_HEADERS, type SignedRequest } from './signed-request.js';

export function signMeta(
  appSecret: string,
  product: 'whatsapp' | 'messenger' | 'instagram',
  body: string,
): SignedRequest {
  const signature = `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;
  return {
    path: `/webhooks/meta/${product}`,
    headers: { ...JSON_HEADERS, 'x-hub-signature-256': signature },
    body,
  };
}
