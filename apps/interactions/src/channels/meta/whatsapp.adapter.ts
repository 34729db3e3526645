import type { ChannelAdapter, WebhookOutcome, WebhookRequest } from '../channel-adapter.port.js';
import type { DeliveryStatus } from '../../domain/channel-fact.js';
import { changes, contactFact, deliveryFact, externalId, type ChangesDraft } from '../shared/contact.js';
import { gatherFacts, type Reading } from '../shared/gather-facts.js';
import { fromEpoch, occurredAt } from '../shared/occurrence-time.js';
import { at, idAt, listAt, textAt, unreadable } from '../shared/untrusted-json.js';
import { META_REPLY, metaHandshake, verifiedMetaPayload, type MetaSecrets } from './meta-door.js';
import { readWhatsAppCall } from './whatsapp-call.js';
import { whatsAppContent } from './whatsapp-content.js';
import { profileName, recipientOf, whatsAppIdentity } from './whatsapp-people.js';

type Element =
  { sort: 'message' | 'echo' | 'status' | 'call'; value: unknown; item: unknown } | { sort: 'other' };

const DELIVERY: Record<string, DeliveryStatus> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  played: 'read',
  failed: 'failed',
};

/** WhatsApp Cloud API. Id: the message's `wamid`, the call's `wacid`. */
export class WhatsAppAdapter implements ChannelAdapter {
  readonly provider = 'meta';
  readonly path = 'meta/whatsapp';

  constructor(private readonly secrets: MetaSecrets) {}

  async receive(request: WebhookRequest): Promise<WebhookOutcome> {
    if (request.method === 'GET') return metaHandshake(request, this.secrets);
    const payload = verifiedMetaPayload(request, this.secrets);
    if (!Array.isArray(at(payload, 'entry'))) unreadable('no entry');
    return gatherFacts(elements(payload), (element) => this.read(element, request.receivedAt), META_REPLY);
  }

  private read(element: Element, receivedAt: Date): Reading {
    if (element.sort === 'other') return 'a webhook field that holds no contact';
    if (element.sort === 'status') return this.delivery(element.item, receivedAt);
    if (element.sort === 'call') return readWhatsAppCall(element.value, element.item, receivedAt);
    return this.message(element, receivedAt);
  }

  private message({ sort, value, item }: Exclude<Element, { sort: 'other' }>, receivedAt: Date): Reading {
    const id = idAt(item, 'id') ?? unreadable('a message without id');
    const type = textAt(item, 'type') ?? 'unknown';
    const startedAt = occurredAt(fromEpoch(at(item, 'timestamp')), receivedAt);
    if (type === 'revoke') return this.changed(item, type, startedAt, { details: { revoked: true } });
    if (type === 'edit') return this.edited(item, startedAt);
    if (type === 'reaction' && !textAt(item, 'reaction', 'emoji')) return 'a reaction taken back';
    const outbound = sort === 'echo';
    const { text, attachments, details } = whatsAppContent(item, type);
    const customer = idAt(item, outbound ? 'to' : 'from');
    const userId = idAt(item, outbound ? 'to_user_id' : 'from_user_id');
    const line = idAt(value, 'metadata', 'phone_number_id') ?? '';
    const group = idAt(item, 'group_id');
    return contactFact({
      provider: this.provider,
      externalId: id,
      channel: 'whatsapp',
      direction: outbound ? 'outbound' : 'inbound',
      kind: 'message',
      ...whatsAppIdentity(customer, userId),
      displayName: outbound ? undefined : profileName(value, customer, userId),
      reason: outbound ? 'message sent' : 'message received',
      status: 'completed',
      text,
      startedAt,
      attachments,
      details: {
        ...details,
        messageType: type,
        line: textAt(value, 'metadata', 'display_phone_number'),
        inReplyTo: idAt(item, 'context', 'id'),
        group,
        userId,
        advertisement: textAt(item, 'referral', 'source_url'),
      },
      threadKey: group ? `whatsapp:${line}|group:${group}` : `whatsapp:${line}|${customer ?? userId ?? id}`,
    });
  }

  private edited(item: unknown, editedAt: Date): Reading {
    const message = at(item, 'edit', 'message');
    const { text, details } = whatsAppContent(message, textAt(message, 'type') ?? 'unknown');
    return this.changed(item, 'edit', editedAt, { text, details: { ...details, edited: true } });
  }

  /** What was said about a message that is on record already, which the vendor names by its `wamid`. */
  private changed(item: unknown, sort: 'edit' | 'revoke', when: Date, draft: ChangesDraft): Reading {
    const original = idAt(item, sort, 'original_message_id') ?? unreadable(`${sort} of no message`);
    return {
      type: 'contact-updated',
      provider: this.provider,
      externalId: externalId(original),
      channel: 'whatsapp',
      at: when,
      version: when.getTime(),
      changes: changes(draft),
    };
  }

  private delivery(item: unknown, receivedAt: Date): Reading {
    const id = idAt(item, 'id') ?? unreadable('a status without id');
    const status = textAt(item, 'status') ?? unreadable('a status report without status');
    if (!Object.hasOwn(DELIVERY, status)) return 'a message status unknown to us';
    return deliveryFact({
      provider: this.provider,
      externalId: id,
      channel: 'whatsapp',
      status: DELIVERY[status]!,
      errorCode: idAt(item, 'errors', 0, 'code'),
      at: occurredAt(fromEpoch(at(item, 'timestamp')), receivedAt),
      recipient: recipientOf(item).identity,
    });
  }
}

function* elements(payload: unknown): Iterable<Element> {
  for (const entry of listAt(payload, 'entry')) {
    for (const change of listAt(entry, 'changes')) {
      const value = at(change, 'value');
      const lists = [
        ['message', listAt(value, 'messages')],
        ['echo', listAt(value, 'message_echoes')],
        ['status', listAt(value, 'statuses')],
        ['call', listAt(value, 'calls')],
      ] as const;
      for (const [sort, items] of lists) for (const item of items) yield { sort, value, item };
      if (lists.every(([, items]) => items.length === 0)) yield { sort: 'other' };
    }
  }
}
