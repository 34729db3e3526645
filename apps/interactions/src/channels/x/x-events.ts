import { channelIdentity } from '../shared/channel-identity.js';
import { changes, contactFact, deliveryFact, externalId } from '../shared/contact.js';
import type { Reading } from '../shared/gather-facts.js';
import { fromEpoch, fromText, occurredAt } from '../shared/occurrence-time.js';
import { at, idAt, listAt, textAt, unreadable } from '../shared/untrusted-json.js';

const PROVIDER = 'x';

export function directMessage(payload: unknown, item: unknown, receivedAt: Date): Reading {
  if (textAt(item, 'type') !== 'message_create') return 'a direct message event of another kind';
  const id = idAt(item, 'id') ?? unreadable('a direct message without id');
  const own = idAt(payload, 'for_user_id') ?? '';
  const sender = idAt(item, 'message_create', 'sender_id');
  const outbound = sender === own;
  const person = outbound ? idAt(item, 'message_create', 'target', 'recipient_id') : sender;
  const data = at(item, 'message_create', 'message_data');
  const media = at(data, 'attachment', 'media');
  return contactFact({
    provider: PROVIDER,
    externalId: id,
    channel: 'x',
    direction: outbound ? 'outbound' : 'inbound',
    kind: 'message',
    ...channelIdentity('x', person),
    displayName: person && textAt(payload, 'users', person, 'name'),
    reason: outbound ? 'message sent' : 'message received',
    status: 'completed',
    text: textAt(data, 'text'),
    startedAt: occurredAt(fromEpoch(at(item, 'created_timestamp')), receivedAt),
    attachments: media === undefined ? undefined : [file(media)],
    details: {
      username: person && textAt(payload, 'users', person, 'screen_name'),
      payload: textAt(data, 'quick_reply_response', 'metadata'),
    },
    threadKey: `x:${own}|${person ?? id}`,
  });
}

export function readReceipt(_payload: unknown, item: unknown, receivedAt: Date): Reading {
  const id = idAt(item, 'last_read_event_id') ?? unreadable('a read receipt without id');
  return deliveryFact({
    provider: PROVIDER,
    externalId: id,
    channel: 'x',
    status: 'read',
    at: occurredAt(fromEpoch(at(item, 'created_timestamp')), receivedAt),
    recipient: channelIdentity('x', idAt(item, 'sender_id')).identity,
  });
}

export function post(payload: unknown, item: unknown, receivedAt: Date): Reading {
  const id = idAt(item, 'id_str') ?? idAt(item, 'id') ?? unreadable('a post without id');
  if (at(item, 'retweeted_status') !== undefined) return 'a repost';
  const author = idAt(item, 'user', 'id_str') ?? idAt(item, 'user', 'id');
  const outbound = author !== undefined && author === idAt(payload, 'for_user_id');
  const addressee = idAt(item, 'in_reply_to_user_id_str') ?? idAt(item, 'in_reply_to_user_id');
  if (outbound && (addressee === undefined || addressee === author)) return 'a post of our own to everybody';
  const repliedTo = idAt(item, 'in_reply_to_status_id_str');
  const full = at(item, 'extended_tweet') ?? item;
  return contactFact({
    provider: PROVIDER,
    externalId: id,
    channel: 'x',
    direction: outbound ? 'outbound' : 'inbound',
    kind: 'post',
    ...channelIdentity('x', outbound ? addressee : author),
    displayName: outbound ? undefined : textAt(item, 'user', 'name'),
    reason: outbound ? 'public reply' : 'public mention',
    status: 'completed',
    text: textAt(full, 'full_text') ?? textAt(item, 'text'),
    public: true,
    startedAt: occurredAt(
      fromEpoch(at(item, 'timestamp_ms')) ?? fromText(at(item, 'created_at')),
      receivedAt,
    ),
    attachments: listAt(full, 'extended_entities', 'media').map(file),
    details: {
      username: outbound ? textAt(item, 'in_reply_to_screen_name') : textAt(item, 'user', 'screen_name'),
      inReplyTo: repliedTo,
      quoted: idAt(item, 'quoted_status_id_str'),
    },
    threadKey: postKey(repliedTo ?? id),
    thread: {
      messageId: postKey(id),
      ...(repliedTo === undefined ? {} : { inReplyTo: postKey(repliedTo) }),
      references: [],
    },
    language: languageOf(item),
  });
}

export function postDeleted(_payload: unknown, item: unknown, receivedAt: Date): Reading {
  const id = idAt(item, 'status', 'id') ?? unreadable('a deletion without post');
  const deletedAt = occurredAt(fromEpoch(at(item, 'timestamp_ms')), receivedAt);
  return {
    type: 'contact-updated',
    provider: PROVIDER,
    externalId: externalId(id),
    channel: 'x',
    at: deletedAt,
    version: deletedAt.getTime(),
    changes: changes({ details: { revoked: true } }),
  };
}

function postKey(id: string): string {
  return externalId(`x:post:${id}`);
}

function file(media: unknown) {
  return { name: textAt(media, 'type'), url: textAt(media, 'media_url_https') };
}

/** X writes `und` where it could not tell. */
function languageOf(item: unknown): string | undefined {
  const code = textAt(item, 'lang');
  return code && code !== 'und' && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(code) ? code : undefined;
}
