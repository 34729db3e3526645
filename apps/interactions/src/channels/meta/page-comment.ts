import { channelIdentity } from '../shared/channel-identity.js';
import { contactFact } from '../shared/contact.js';
import type { Reading } from '../shared/gather-facts.js';
import { fromEpoch, occurredAt } from '../shared/occurrence-time.js';
import { at, idAt, textAt, unreadable } from '../shared/untrusted-json.js';
import type { PageChannel } from './messaging.adapter.js';

/** One element of `changes[]`: a public comment under a post of ours (Instagram `comments`, Facebook `feed`). */
export function readComment(
  channel: PageChannel,
  entry: unknown,
  change: unknown,
  receivedAt: Date,
): Reading {
  const field = textAt(change, 'field');
  const value = at(change, 'value');
  const isComment =
    field === 'comments' ||
    field === 'live_comments' ||
    (field === 'feed' && textAt(value, 'item') === 'comment' && textAt(value, 'verb') === 'add');
  if (!isComment) return 'a change that holds no contact';
  const id = idAt(value, 'id') ?? idAt(value, 'comment_id') ?? unreadable('a comment without id');
  const author = idAt(value, 'from', 'id');
  const post = idAt(value, 'media', 'id') ?? idAt(value, 'post_id');
  const parent = idAt(value, 'parent_id');
  if (author !== undefined && author === idAt(entry, 'id')) return 'a comment of our own page';
  return contactFact({
    provider: 'meta',
    externalId: id,
    channel,
    direction: 'inbound',
    kind: 'post',
    ...channelIdentity(channel, author),
    displayName: textAt(value, 'from', 'username') ?? textAt(value, 'from', 'name'),
    reason: 'public comment',
    status: 'completed',
    text: textAt(value, 'text') ?? textAt(value, 'message'),
    public: true,
    startedAt: occurredAt(fromEpoch(at(value, 'created_time')) ?? fromEpoch(at(entry, 'time')), receivedAt),
    attachments: textAt(value, 'photo') ? [{ name: 'photo', url: textAt(value, 'photo') }] : undefined,
    details: { post, inReplyTo: parent },
    threadKey: `${channel}:comment:${parent && parent !== post ? parent : id}`,
  });
}
