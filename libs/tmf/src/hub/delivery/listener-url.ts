import { listenerSegment } from '../notification.js';

/**
 * Where a notification goes. The v4 swaggers describe the client's side as paths below its own base URL
 * (`POST /listener/partyInteractionCreateEvent`), so the callback is that base URL. A query on it, such as a token, stays.
 */
export function listenerUrl(callback: string, eventType: string): string {
  const url = new URL(callback);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/listener/${listenerSegment(eventType)}`;
  url.hash = '';
  return url.href;
}
