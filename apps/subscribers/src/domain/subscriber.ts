import {
  SubscriberRegistered,
  SubscriberRemoved,
  SubscriberStatusChanged,
  SubscriberUpdated,
  type Identity,
  type NewEvent,
} from '@viewline/events';
import type { CustomerDocument } from './customer-document.js';
import { clipped, DEFAULT_STATUS, profileOf } from './customer-profile.js';

export interface Subscriber {
  id: string;
  /** Counts its events; also what a client names to say which state it saw. */
  version: number;
  document: CustomerDocument;
}

export interface Change {
  subscriber: Subscriber;
  events: NewEvent[];
}

export function register(
  { id, document }: Omit<Subscriber, 'version'>,
  identities: readonly Identity[],
  time: Date,
): Change {
  const whole = { ...document, status: document['status'] ?? DEFAULT_STATUS };
  return {
    subscriber: { id, version: 1, document: whole },
    events: [SubscriberRegistered.create(profileOf(id, whole, identities), { time, sequence: 1 })],
  };
}

const STATUS_ATTRIBUTES: ReadonlySet<string> = new Set(['status', 'statusReason']);

/**
 * @param changed attributes whose value is another one now; where there are none, nothing happened
 * @param identities as they are after the change
 */
export function update(
  before: Subscriber,
  { document, changed }: { document: CustomerDocument; changed: readonly string[] },
  identities: readonly Identity[],
  time: Date,
): Change {
  const events: NewEvent[] = [];
  const sequence = () => before.version + events.length + 1;
  if (changed.some((name) => !STATUS_ATTRIBUTES.has(name)) || changed.join() === 'statusReason') {
    events.push(
      SubscriberUpdated.create(profileOf(before.id, document, identities), { time, sequence: sequence() }),
    );
  }
  if (changed.includes('status')) {
    const was = profileOf(before.id, before.document, []).status;
    const { status } = profileOf(before.id, document, []);
    const reason = document['statusReason'];
    events.push(
      SubscriberStatusChanged.create(
        {
          subscriberId: before.id,
          fromStatus: was,
          toStatus: status,
          ...(typeof reason === 'string' && { reason: clipped(reason, 500) }),
        },
        { time, sequence: sequence() },
      ),
    );
  }
  return { subscriber: { ...before, document, version: before.version + events.length }, events };
}

export function remove({ id, version }: Subscriber, time: Date): NewEvent {
  return SubscriberRemoved.create({ subscriberId: id }, { time, sequence: version + 1 });
}
