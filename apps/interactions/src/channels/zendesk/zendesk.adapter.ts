import type { ChannelAdapter, WebhookOutcome, WebhookRequest } from '../channel-adapter.port.js';
import { gatherFacts, type Reading } from '../shared/gather-facts.js';
import { fromText } from '../shared/occurrence-time.js';
import { requirePost } from '../shared/requests.js';
import { hmac, requireFresh, requireSignature } from '../shared/signature.js';
import { parseJsonObject, textAt, unreadable } from '../shared/untrusted-json.js';
import { commentAdded, messageAdded, ticketCreated, ticketStatusChanged } from './zendesk-events.js';

/** Zendesk event subscriptions. Ids: `ticket:<id>`, `comment:<id>`, `message:<id>`. */
export class ZendeskAdapter implements ChannelAdapter {
  readonly provider = 'zendesk';
  readonly path = 'zendesk';

  constructor(private readonly secret: string) {}

  async receive(request: WebhookRequest): Promise<WebhookOutcome> {
    requirePost(request);
    const timestamp = request.headers['x-zendesk-webhook-signature-timestamp'];
    requireSignature(
      request.headers['x-zendesk-webhook-signature'],
      hmac('sha256', this.secret, 'base64', timestamp ?? '', request.rawBody),
    );
    requireFresh(
      timestamp,
      request.receivedAt,
      300,
      (text) => (fromText(text)?.getTime() ?? Number.NaN) / 1000,
    );
    const event = parseJsonObject(request.rawBody);
    return gatherFacts([event], () => this.read(event, request.receivedAt), { status: 200 });
  }

  private read(event: unknown, receivedAt: Date): Reading {
    const type = textAt(event, 'type') ?? unreadable('no type');
    switch (type.replace('zen:event-type:', '')) {
      case 'ticket.created':
        return ticketCreated(event, receivedAt);
      case 'ticket.comment_added':
        return commentAdded(event, receivedAt);
      case 'ticket.status_changed':
        return ticketStatusChanged(event, receivedAt);
      case 'messaging_ticket.message_added':
        return messageAdded(event, receivedAt);
      default:
        return 'an event that holds no contact';
    }
  }
}
