import { DomainError } from '@viewline/kernel';
import type { WebhookRequest } from '../channel-adapter.port.js';

/** For doors without a GET handshake. */
export function requirePost(request: WebhookRequest): void {
  if (request.method !== 'POST') {
    throw new DomainError('not-found', 'webhook.post-only', 'this door takes POST only');
  }
}

/** The value of an `application/x-www-form-urlencoded` field that has something in it. */
export function field(form: URLSearchParams, name: string): string | undefined {
  const value = form.get(name);
  return value !== null && value.trim() !== '' ? value : undefined;
}
