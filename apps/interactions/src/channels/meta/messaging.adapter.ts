import type { ChannelAdapter, WebhookOutcome, WebhookRequest } from '../channel-adapter.port.js';
import { gatherFacts, type Reading } from '../shared/gather-facts.js';
import { at, listAt, unreadable } from '../shared/untrusted-json.js';
import { META_REPLY, metaHandshake, verifiedMetaPayload, type MetaSecrets } from './meta-door.js';
import { readComment } from './page-comment.js';
import { readMessaging } from './page-messaging.js';

export type PageChannel = 'messenger' | 'instagram';

type Element = { entry: unknown; event: unknown; sort: 'messaging' | 'change' };

/** Messenger and Instagram, which share one format. Id: the message's `mid`; for a public comment the comment's id. */
export class MetaMessagingAdapter implements ChannelAdapter {
  readonly provider = 'meta';
  readonly path: string;

  constructor(
    private readonly channel: PageChannel,
    private readonly secrets: MetaSecrets,
  ) {
    this.path = `meta/${channel}`;
  }

  async receive(request: WebhookRequest): Promise<WebhookOutcome> {
    if (request.method === 'GET') return metaHandshake(request, this.secrets);
    const payload = verifiedMetaPayload(request, this.secrets);
    if (!Array.isArray(at(payload, 'entry'))) unreadable('no entry');
    const read = ({ sort, entry, event }: Element): Reading =>
      sort === 'messaging'
        ? readMessaging(this.channel, event, request.receivedAt)
        : readComment(this.channel, entry, event, request.receivedAt);
    return gatherFacts(elements(payload), read, META_REPLY);
  }
}

function* elements(payload: unknown): Iterable<Element> {
  for (const entry of listAt(payload, 'entry')) {
    // `standby` holds what another app of the same page is handling: a contact of the customer all the same.
    for (const event of [...listAt(entry, 'messaging'), ...listAt(entry, 'standby')]) {
      yield { sort: 'messaging', entry, event };
    }
    // With Business Login for Instagram the one change stands in the entry itself.
    const changes = at(entry, 'field') === undefined ? listAt(entry, 'changes') : [entry];
    for (const change of changes) {
      const value = at(change, 'value');
      if (at(value, 'sender') !== undefined) yield { sort: 'messaging', entry, event: value };
      else yield { sort: 'change', entry, event: change };
    }
  }
}
