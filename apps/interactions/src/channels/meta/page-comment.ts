import { channelIdentity } from '../shared/channel-identity.js';
import { changes, contactFact, externalId } from '../shared/contact.js';
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
  const isFeed = field === 'feed' && textAt(value, 'item') === 'comment';
  if (!isFeed && field !== 'comments' && field !== 'live_comments') return 'a change that holds no contact';
  const verb = isFeed ? textAt(value, 'verb') : 'add';
  const id = idAt(value, 'id') ?? idAt(value, 'comment_id') ?? unreadable('a comment without id');
  const author = idAt(value, 'from', 'id');
  const post = idAt(value, 'media', 'id') ?? idAt(value, 'post_id');
  const parent = idAt(value, 'parent_id');
  if (author !== undefined && author === idAt(entry, 'id')) return 'a comment of our own page';
  if (verb === 'edited' || verb === 'remove') {
    const when = occurredAt(fromEpoch(at(entry, 'time')), receivedAt);
    return {
      type: 'contact-updated',
      provider: 'meta',
      externalId: externalId(id),
      channel,
      at: when,
      version: when.getTime(),
      changes: changes(
        verb === 'remove'
          ? { details: { revoked: true } }
          : { text: textAt(value, 'message'), details: { edited: true } },
      ),
    };
  }
  if (verb !== 'add') return 'a comment hidden or shown again';
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
