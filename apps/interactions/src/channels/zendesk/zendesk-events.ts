import type { Channel } from '@viewline/events';
import type { Contact } from '../../domain/channel-fact.js';
import { channelIdentity } from '../shared/channel-identity.js';
import { changes, contact, contactFact, externalId } from '../shared/contact.js';
import type { Reading } from '../shared/gather-facts.js';
import { fromText, occurredAt } from '../shared/occurrence-time.js';
import { at, idAt, textAt, unreadable } from '../shared/untrusted-json.js';

const PROVIDER = 'zendesk';

/** `detail.via.channel` to ours; what is not listed came through some form on the web. */
const VIA: Record<string, Channel> = {
  email: 'email',
  voice: 'phone',
  phone: 'phone',
  sms: 'sms',
  whatsapp: 'whatsapp',
  facebook: 'messenger',
  twitter: 'x',
  chat: 'chat',
  messaging: 'chat',
  native_messaging: 'chat',
  mobile: 'app',
  mobile_sdk: 'app',
};

export function ticketCreated(event: unknown, receivedAt: Date): Reading {
  return { type: 'contact', ...ticket(event, receivedAt) };
}

export function ticketStatusChanged(event: unknown, receivedAt: Date): Reading {
  const known = ticket(event, receivedAt);
  const when = occurredAt(fromText(at(event, 'time')), receivedAt);
  const current =
    textAt(event, 'event', 'current') ?? textAt(event, 'detail', 'status') ?? unreadable('no status');
  return {
    type: 'contact-updated',
    provider: PROVIDER,
    externalId: known.externalId,
    channel: known.channel,
    at: when,
    version: when.getTime(),
    changes: changes({ status: statusOf(current), details: { zendeskStatus: current.toLowerCase() } }),
    contact: known,
  };
}

export function commentAdded(event: unknown, receivedAt: Date): Reading {
  const comment = at(event, 'event', 'comment');
  const id = idAt(comment, 'id') ?? unreadable('a comment without id');
  const isStaff = at(comment, 'author', 'is_staff') === true;
  const isNote = at(comment, 'is_public') === false;
  const person = isStaff ? idAt(event, 'detail', 'requester_id') : idAt(comment, 'author', 'id');
  return contactFact({
    provider: PROVIDER,
    externalId: `comment:${id}`,
    channel: channelOf(event),
    direction: isStaff ? 'outbound' : 'inbound',
    kind: isNote ? 'note' : 'message',
    ...requester(event, person),
    displayName: isStaff ? undefined : textAt(comment, 'author', 'name'),
    reason: isNote ? 'internal note' : isStaff ? 'comment of an agent' : 'comment on a ticket',
    status: 'completed',
    subject: textAt(event, 'detail', 'subject'),
    text: textAt(comment, 'body'),
    agent: isStaff ? textAt(comment, 'author', 'name') : undefined,
    startedAt: occurredAt(fromText(at(event, 'time')), receivedAt),
    details: { ticket: idAt(event, 'detail', 'id') },
    threadKey: threadKey(event),
  });
}

export function messageAdded(event: unknown, receivedAt: Date): Reading {
  const id = idAt(event, 'event', 'message', 'id') ?? unreadable('a message without id');
  const actor = textAt(event, 'event', 'actor', 'type');
  const inbound = actor === 'end_user';
  // Answers name the agent or the bot only; the ticket's thread leads to the customer.
  return contactFact({
    provider: PROVIDER,
    externalId: `message:${id}`,
    channel: 'chat',
    direction: inbound ? 'inbound' : 'outbound',
    kind: 'message',
    ...requester(
      event,
      inbound ? idAt(event, 'event', 'actor', 'id') : idAt(event, 'detail', 'requester_id'),
    ),
    displayName: inbound ? textAt(event, 'event', 'actor', 'name') : undefined,
    reason: inbound ? 'message received' : 'message sent',
    status: 'completed',
    text: textAt(event, 'event', 'message', 'body'),
    agent: inbound ? undefined : textAt(event, 'event', 'actor', 'name'),
    startedAt: occurredAt(fromText(at(event, 'time')), receivedAt),
    details: {
      ticket: idAt(event, 'detail', 'id'),
      conversation: idAt(event, 'event', 'conversation_id'),
      automatic: actor === 'system' || undefined,
    },
    threadKey: threadKey(event),
  });
}

function ticket(event: unknown, receivedAt: Date): Contact {
  const id = idAt(event, 'detail', 'id') ?? unreadable('a ticket without id');
  const status = textAt(event, 'detail', 'status') ?? 'new';
  return contact({
    provider: PROVIDER,
    externalId: externalId(`ticket:${id}`),
    channel: channelOf(event),
    direction: 'inbound',
    kind: 'ticket',
    ...requester(event, idAt(event, 'detail', 'requester_id')),
    reason: 'ticket',
    status: statusOf(status),
    subject: textAt(event, 'detail', 'subject'),
    text: textAt(event, 'detail', 'description'),
    startedAt: occurredAt(
      fromText(at(event, 'detail', 'created_at')) ?? fromText(at(event, 'time')),
      receivedAt,
    ),
    details: {
      zendeskStatus: status.toLowerCase(),
      priority: textAt(event, 'detail', 'priority')?.toLowerCase(),
      ticketType: textAt(event, 'detail', 'type')?.toLowerCase(),
      externalId: textAt(event, 'detail', 'external_id'),
    },
    threadKey: threadKey(event),
  });
}

/** Zendesk names people by its own ids only: an address has to be linked to them once. */
function requester(event: unknown, userId: string | undefined) {
  return channelIdentity('chat-contact', userId && `zendesk:${idAt(event, 'account_id') ?? ''}:${userId}`);
}

function channelOf(event: unknown): Channel {
  const via = textAt(event, 'detail', 'via', 'channel')?.toLowerCase() ?? '';
  return Object.hasOwn(VIA, via) ? VIA[via]! : 'web';
}

function statusOf(zendeskStatus: string): string {
  const status = zendeskStatus.toLowerCase();
  if (status === 'new') return 'open';
  return status === 'solved' || status === 'closed' ? 'completed' : 'inProgress';
}

function threadKey(event: unknown): string {
  return `zendesk:${idAt(event, 'account_id') ?? ''}:${idAt(event, 'detail', 'id') ?? unreadable('no ticket')}`;
}
