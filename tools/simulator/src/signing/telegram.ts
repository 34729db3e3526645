import { JSON_HEADERS, type SignedRequest } from './signed-request.js';

/** Telegram signs nothing: it repeats the secret that setWebhook was given. */
export function signTelegram(secretToken: string, body: string): SignedRequest {
  return {
    path: '/webhooks/telegram',
    headers: { ...JSON_HEADERS, 'x-telegram-bot-api-secret-token': secretToken },
    body,
  };
}
