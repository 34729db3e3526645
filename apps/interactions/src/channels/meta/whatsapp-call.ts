import type { Contact } from '../../domain/channel-fact.js';
import { changes, contact } from '../shared/contact.js';
import type { Reading } from '../shared/gather-facts.js';
import { fromEpoch, occurredAt } from '../shared/occurrence-time.js';
import { at, idAt, numberAt, textAt, unreadable } from '../shared/untrusted-json.js';
import { profileName, whatsAppIdentity } from './whatsapp-people.js';

/** One element of `calls[]`: a voice call on WhatsApp that begins (`connect`) or is over (`terminate`). */
export function readWhatsAppCall(value: unknown, item: unknown, receivedAt: Date): Reading {
  const event = textAt(item, 'event');
  if (event !== 'connect' && event !== 'terminate') return 'a stage of a call unknown to us';
  const call = callOf(value, item, event === 'terminate', receivedAt);
  if (event === 'connect') return { type: 'contact', ...call };
  const { status, endedAt, details, provider, externalId, channel } = call;
  return {
    type: 'contact-updated',
    provider,
    externalId,
    channel,
    at: endedAt ?? receivedAt,
    version: 1,
    changes: changes({ status, endedAt, details }),
    contact: call,
  };
}

function callOf(value: unknown, item: unknown, isOver: boolean, receivedAt: Date): Contact {
  const id = idAt(item, 'id') ?? unreadable('a call without id');
  const outbound = textAt(item, 'direction') === 'BUSINESS_INITIATED';
  const customer = idAt(item, outbound ? 'to' : 'from');
  const userId = idAt(item, outbound ? 'to_user_id' : 'from_user_id');
  const line = idAt(value, 'metadata', 'phone_number_id') ?? '';
  const when = occurredAt(fromEpoch(at(item, 'timestamp')), receivedAt);
  return contact({
    provider: 'meta',
    externalId: id,
    channel: 'whatsapp',
    direction: outbound ? 'outbound' : 'inbound',
    kind: 'call',
    ...whatsAppIdentity(customer, userId),
    displayName: profileName(value, customer, userId),
    reason: outbound ? 'call made' : 'call received',
    status: isOver ? 'completed' : 'open',
    // A call that nobody took has neither start nor end.
    startedAt: isOver ? occurredAt(fromEpoch(at(item, 'start_time')), when) : when,
    endedAt: isOver ? occurredAt(fromEpoch(at(item, 'end_time')), when) : undefined,
    details: {
      // Meta's examples have it as a word and as a list of one.
      callStatus: textAt(item, 'status') ?? textAt(item, 'status', 0),
      durationSeconds: numberAt(item, 'duration'),
      line: textAt(value, 'metadata', 'display_phone_number'),
      userId,
    },
    threadKey: `whatsapp:${line}|${customer ?? userId ?? id}`,
  });
}
