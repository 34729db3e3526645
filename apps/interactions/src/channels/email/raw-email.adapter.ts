import { DomainError } from '@viewline/kernel';
import type { ChannelAdapter, WebhookOutcome, WebhookRequest } from '../channel-adapter.port.js';
import { gatherFacts } from '../shared/gather-facts.js';
import { requirePost } from '../shared/requests.js';
import { verifyStandardWebhook, webhookKey } from '../shared/standard-webhooks.js';
import { mailContact } from './mail-contact.js';
import { parseMime } from './mime-mail.js';

/** Raw MIME from the operator's own mail server, signed as Standard Webhooks. Id: `Message-ID`. */
export class RawEmailAdapter implements ChannelAdapter {
  readonly provider = 'email';
  readonly path = 'email';

  private readonly key: Buffer;

  constructor(
    secret: string,
    private readonly ownAddresses: readonly string[] = [],
  ) {
    this.key = webhookKey(secret);
  }

  async receive(request: WebhookRequest): Promise<WebhookOutcome> {
    requirePost(request);
    verifyStandardWebhook(request, this.key);
    if (!/^message\/rfc822\b/i.test(request.headers['content-type'] ?? '')) {
      throw new DomainError('invalid', 'webhook.content-type', 'this door takes message/rfc822');
    }
    const mail = await parseMime(request.rawBody, this.provider);
    return gatherFacts([mail], () => mailContact(mail, request.receivedAt, this.ownAddresses), {
      status: 202,
    });
  }
}
