import { Webhook } from 'standardwebhooks';
import type { Outcome } from '../../domain/delivery/outcome.js';
import type { DeliveryProvider, OutgoingMessage } from '../../domain/delivery/provider.port.js';
import type { WebhookEndpoints } from '../../domain/delivery/subscriptions.port.js';
import { HttpPost } from '../http/http-post.js';
import { outcomeOf } from '../http/http-outcome.js';
import { GUARD_REFUSED, refusalOf, type AddressGuard } from '../http/address-guard.js';

export interface WebhookOptions {
  name: string;
  concurrency: number;
  timeout: number;
}

/** Posts to a subscriber's own system, signed by Standard Webhooks; `webhook-id` is the key it tells repetitions by. */
export class WebhookProvider implements DeliveryProvider {
  readonly channel = 'webhook';
  readonly idempotent = true;
  readonly name: string;
  readonly concurrency: number;
  readonly timeout: number;
  private readonly http: HttpPost;

  constructor(
    { name, concurrency, timeout }: WebhookOptions,
    private readonly endpoints: WebhookEndpoints,
    private readonly guard: AddressGuard,
  ) {
    this.name = name;
    this.concurrency = concurrency;
    this.timeout = timeout;
    this.http = new HttpPost(guard.lookup);
  }

  async send(message: OutgoingMessage): Promise<Outcome> {
    const endpoint = await this.endpoints.webhookAt(message.address, message.subscriberId);
    if (!endpoint) return { kind: 'rejected', code: 'webhook.gone', reason: 'The address was taken away.' };
    const refusal = refusalOf(this.guard, endpoint.url);
    if (refusal) return { kind: 'rejected', code: GUARD_REFUSED, reason: refusal };
    const body = JSON.stringify({
      type: 'notification',
      timestamp: new Date().toISOString(),
      data: { id: message.notificationId, subscriberId: message.subscriberId, ...message.content },
    });
    const now = new Date();
    const result = await this.http.post({
      url: endpoint.url,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'webhook-id': message.idempotencyKey,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
        'webhook-signature': new Webhook(endpoint.secret).sign(message.idempotencyKey, now, body),
      },
      body,
      timeout: this.timeout,
    });
    if (result.kind === 'answered' && result.status === 410) {
      await this.endpoints.removeWebhook(endpoint.url);
      return { kind: 'rejected', code: 'http.410', reason: 'The receiver wants no more.' };
    }
    return outcomeOf(result, () => ({ kind: 'accepted' }));
  }

  close(): void {
    this.http.close();
  }
}
