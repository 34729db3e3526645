import { createHash, createHmac } from 'node:crypto';
import type { WebhookRequest } from '../channel-adapter.port.js';
import { NOW, NOW_SECONDS, post } from './webhook-request.js';

// The vendors' schemes written a second time, from their documentation, so that a slip in the adapters shows.

export const PUBLIC = 'https://crm.example/webhooks';
export const TWILIO_TOKEN = '12345';
export const SECRET = 'a secret of some length';
export const WHSEC = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

export function signedTwilio(
  url: string,
  body: Record<string, string> | [string, string][] | string,
): WebhookRequest {
  if (typeof body === 'string') {
    const digest = createHash('sha256').update(body).digest('hex');
    const full = `${url}?bodySHA256=${digest}`;
    return post(full, body, {
      'x-twilio-signature': createHmac('sha1', TWILIO_TOKEN).update(full).digest('base64'),
    });
  }
  const pairs = Array.isArray(body) ? body : Object.entries(body);
  const distinct = [...new Set(pairs.map(([name, value]) => `${name}\u0001${value}`))];
  const text = url + distinct.toSorted().join('').replaceAll('\u0001', '');
  const signature = createHmac('sha1', TWILIO_TOKEN).update(text).digest('base64');
  return post(url, new URLSearchParams(pairs).toString(), { 'x-twilio-signature': signature });
}

export function signedMeta(path: string, body: string): WebhookRequest {
  const signature = `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`;
  return post(`${PUBLIC}/${path}`, body, { 'x-hub-signature-256': signature });
}

export function signedStandard(
  path: string,
  body: string | Buffer,
  at = NOW,
  contentType = 'application/json',
) {
  const id = 'msg_1';
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const mac = createHmac('sha256', Buffer.from(WHSEC.slice('whsec_'.length), 'base64'));
  const signature = mac.update(`${id}.${timestamp}.`).update(body).digest('base64');
  return post(`${PUBLIC}/${path}`, body, {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
    'content-type': contentType,
  });
}

export function signedChatwoot(body: string, at = NOW): WebhookRequest {
  const timestamp = String(at.getTime() / 1000);
  const signature = createHmac('sha256', SECRET).update(`${timestamp}.${body}`).digest('hex');
  return post(`${PUBLIC}/chatwoot`, body, {
    'x-chatwoot-timestamp': timestamp,
    'x-chatwoot-signature': `sha256=${signature}`,
  });
}

export function signedZendesk(body: string, at = NOW): WebhookRequest {
  const timestamp = at.toISOString();
  return post(`${PUBLIC}/zendesk`, body, {
    'x-zendesk-webhook-signature-timestamp': timestamp,
    'x-zendesk-webhook-signature': createHmac('sha256', SECRET)
      .update(timestamp + body)
      .digest('base64'),
  });
}

export function signedX(body: string): WebhookRequest {
  const signature = `sha256=${createHmac('sha256', SECRET).update(body).digest('base64')}`;
  return post(`${PUBLIC}/x`, body, { 'x-twitter-webhooks-signature': signature });
}

export function signedWechat(body: string, at = NOW): WebhookRequest {
  const timestamp = String(at.getTime() / 1000);
  const nonce = '1320562132';
  const signature = createHash('sha1').update([SECRET, timestamp, nonce].toSorted().join('')).digest('hex');
  return post(`${PUBLIC}/wechat?signature=${signature}&timestamp=${timestamp}&nonce=${nonce}`, body);
}

export function signedMailgun(fields: Record<string, string>, at = NOW): WebhookRequest {
  return post(`${PUBLIC}/mailgun`, new URLSearchParams({ ...fields, ...mailgunProof(at) }).toString(), {
    'content-type': 'application/x-www-form-urlencoded',
  });
}

export function mailgunProof(at = NOW): { timestamp: string; token: string; signature: string } {
  const timestamp = at === NOW ? NOW_SECONDS : String(at.getTime() / 1000);
  const token = 'a'.repeat(50);
  return {
    timestamp,
    token,
    signature: createHmac('sha256', SECRET)
      .update(timestamp + token)
      .digest('hex'),
  };
}
