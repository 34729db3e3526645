import type { Attachment, ChannelFact } from '../../domain/channel-fact.js';
import { channelIdentity } from '../shared/channel-identity.js';
import {
  changes,
  contactFact,
  deliveryFact,
  externalId,
  type ChangesDraft,
  type ContactDraft,
} from '../shared/contact.js';
import type { Reading } from '../shared/gather-facts.js';
import { fromEpoch, occurredAt } from '../shared/occurrence-time.js';
import { at, idAt, listAt, numberAt, textAt, unreadable } from '../shared/untrusted-json.js';
import type { PageChannel } from './messaging.adapter.js';

const PROVIDER = 'meta';

/** One element of `messaging[]`. */
export function readMessaging(channel: PageChannel, event: unknown, receivedAt: Date): Reading {
  const when = occurredAt(fromEpoch(at(event, 'timestamp')), receivedAt);
  if (at(event, 'message') !== undefined) return message(channel, event, when);
  if (at(event, 'postback') !== undefined) return postback(channel, event, when);
  if (at(event, 'reaction') !== undefined) return reaction(channel, event, when);
  if (at(event, 'message_edit') !== undefined) {
    const edit = at(event, 'message_edit');
    return updated(channel, edit, when, numberAt(edit, 'num_edit'), {
      text: textAt(edit, 'text'),
      details: { edited: true },
    });
  }
  // Messenger lists the delivered messages, Instagram names the last one read; a watermark alone names none.
  const delivered = listAt(event, 'delivery', 'mids').filter((mid) => typeof mid === 'string');
  const read = idAt(event, 'read', 'mid');
  if (delivered.length > 0) return delivered.map((mid) => delivery(channel, event, mid, 'delivered', when));
  if (read) return delivery(channel, event, read, 'read', when);
  return 'a messaging event that holds no contact';
}

function message(channel: PageChannel, event: unknown, when: Date): Reading {
  const body = at(event, 'message');
  if (at(body, 'is_deleted') === true)
    return updated(channel, body, when, undefined, { details: { revoked: true } });
  const mid = idAt(body, 'mid') ?? unreadable('a message without mid');
  const attachments = listAt(body, 'attachments');
  return fact(channel, event, when, mid, at(body, 'is_echo') === true, {
    text: textAt(body, 'text'),
    attachments: attachments.map(attachment),
    details: {
      payload: textAt(body, 'quick_reply', 'payload'),
      inReplyTo: idAt(body, 'reply_to', 'mid'),
      story: textAt(body, 'reply_to', 'story', 'url'),
      app: idAt(body, 'app_id'),
      latitude: numberAt(attachments[0], 'payload', 'coordinates', 'lat'),
      longitude: numberAt(attachments[0], 'payload', 'coordinates', 'long'),
    },
  });
}

function postback(channel: PageChannel, event: unknown, when: Date): Reading {
  const body = at(event, 'postback');
  const sender = idAt(event, 'sender', 'id') ?? unreadable('a postback without sender');
  // Older versions of the platform send no mid with a postback.
  const id = idAt(body, 'mid') ?? `postback:${sender}:${saidAt(event)}`;
  return fact(channel, event, when, id, false, {
    text: textAt(body, 'title') ?? textAt(body, 'payload'),
    details: { payload: textAt(body, 'payload'), messageType: 'postback' },
  });
}

function reaction(channel: PageChannel, event: unknown, when: Date): Reading {
  const body = at(event, 'reaction');
  const mid = idAt(body, 'mid') ?? unreadable('a reaction without mid');
  if (at(body, 'action') !== 'react') return 'a reaction taken back';
  const sender = idAt(event, 'sender', 'id') ?? unreadable('a reaction without sender');
  // Another reaction of the same person to the same message is another contact.
  return fact(channel, event, when, `reaction:${sender}:${mid}:${saidAt(event)}`, false, {
    text: textAt(body, 'emoji') ?? textAt(body, 'reaction'),
    details: { reactionTo: mid, messageType: 'reaction' },
  });
}

/** The vendor's timestamp as it stands: it must be the same when the event is sent again, usable or not. */
function saidAt(event: unknown): string {
  return idAt(event, 'timestamp') ?? '';
}

function fact(
  channel: PageChannel,
  event: unknown,
  when: Date,
  id: string,
  outbound: boolean,
  content: Pick<ContactDraft, 'text' | 'attachments' | 'details'>,
): ChannelFact {
  const person = idAt(event, outbound ? 'recipient' : 'sender', 'id');
  const page = idAt(event, outbound ? 'sender' : 'recipient', 'id') ?? '';
  return contactFact({
    provider: PROVIDER,
    externalId: id,
    channel,
    direction: outbound ? 'outbound' : 'inbound',
    kind: 'message',
    ...channelIdentity(channel, person),
    reason: outbound ? 'message sent' : 'message received',
    status: 'completed',
    startedAt: when,
    ...content,
    threadKey: `${channel}:${page}|${person ?? id}`,
  });
}

function updated(
  channel: PageChannel,
  body: unknown,
  when: Date,
  version: number | undefined,
  draft: ChangesDraft,
): ChannelFact {
  const mid = idAt(body, 'mid') ?? unreadable('a changed message without mid');
  return {
    type: 'contact-updated',
    provider: PROVIDER,
    externalId: externalId(mid),
    channel,
    at: when,
    version: version ?? when.getTime(),
    changes: changes(draft),
  };
}

function delivery(
  channel: PageChannel,
  event: unknown,
  mid: string,
  status: 'delivered' | 'read',
  when: Date,
): ChannelFact {
  const recipient = channelIdentity(channel, idAt(event, 'sender', 'id')).identity;
  return deliveryFact({ provider: PROVIDER, externalId: mid, channel, status, at: when, recipient });
}

function attachment(part: unknown): Attachment {
  return {
    name: textAt(part, 'title') ?? textAt(part, 'payload', 'title') ?? textAt(part, 'type'),
    url: textAt(part, 'payload', 'url') ?? textAt(part, 'url'),
  };
}
