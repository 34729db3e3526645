import { DomainError } from '@viewline/kernel';
import type { ChannelAdapter, WebhookOutcome, WebhookRequest } from '../channel-adapter.port.js';
import { gatherFacts, type Reading } from '../shared/gather-facts.js';
import { hmac, requireSignature } from '../shared/signature.js';
import { listAt, parseJsonObject } from '../shared/untrusted-json.js';
import { directMessage, post, postDeleted, readReceipt } from './x-events.js';

type Reader = (payload: unknown, item: unknown, receivedAt: Date) => Reading;

const READERS: Record<string, Reader> = {
  direct_message_events: directMessage,
  direct_message_mark_read_events: readReceipt,
  tweet_create_events: post,
  tweet_delete_events: postDeleted,
};

/** X Account Activity API. Id: that of the direct message or of the post. Its signature has no timestamp. */
export class XAdapter implements ChannelAdapter {
  readonly provider = 'x';
  readonly path = 'x';

  constructor(private readonly consumerSecret: string) {}

  async receive(request: WebhookRequest): Promise<WebhookOutcome> {
    if (request.method === 'GET') return this.challenge(request.query.crc_token);
    requireSignature(
      request.headers['x-twitter-webhooks-signature'],
      `sha256=${hmac('sha256', this.consumerSecret, 'base64', request.rawBody)}`,
    );
    const payload = parseJsonObject(request.rawBody);
    const items = Object.keys(READERS).flatMap((name) =>
      listAt(payload, name).map((item) => () => READERS[name]!(payload, item, request.receivedAt)),
    );
    const nothing = (): Reading => 'an activity that holds no contact';
    return gatherFacts(items.length ? items : [nothing], (read) => read(), { status: 200 });
  }

  /**
   * The challenge-response check: proves that we hold the consumer secret. X signs its events with the same secret in
   * the same way and does not sign this request, so whoever asks gets a signature. A token is none of our events as long
   * as there is no brace in it.
   */
  private challenge(token: string | undefined): WebhookOutcome {
    if (!token || token.length > 1000 || token.includes('{')) {
      throw new DomainError('forbidden', 'webhook.handshake-refused', 'no crc_token');
    }
    const answer = { response_token: `sha256=${hmac('sha256', this.consumerSecret, 'base64', token)}` };
    return { kind: 'handshake', status: 200, contentType: 'application/json', body: JSON.stringify(answer) };
  }
}
