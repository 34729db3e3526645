import {
  CreditGranted,
  InteractionRecorded,
  InteractionUpdated,
  type EventEnvelope,
  type InteractionFacts,
  type PromiseKind,
} from '@viewline/events';
import type { Evidence, Promised } from './promise.js';

/** Something done for a subscriber that a promise may have been about. */
export interface Deed {
  readonly subscriberId: string;
  readonly kinds: readonly PromiseKind[];
  readonly at: Date;
  readonly channel?: string;
  /** Where it was done for one ticket. */
  readonly ticketId?: string;
  readonly evidence: Evidence;
}

/** Statuses of telephony and messaging that mean: it did not reach them. */
const IN_VAIN = /^(no[-_ ]?answer|busy|failed|cancel+ed|undelivered|rejected|missed|queued)$/i;

export function deedOf(event: EventEnvelope): Deed | undefined {
  const evidence = { eventId: event.id, eventType: event.type };
  if (InteractionRecorded.is(event) || InteractionUpdated.is(event))
    return deedOfContact(event.data, evidence);
  if (!CreditGranted.is(event)) return undefined;
  return { subscriberId: event.data.subscriberId, kinds: ['credit'], at: new Date(event.time), evidence };
}

function deedOfContact(contact: InteractionFacts, evidence: Evidence): Deed | undefined {
  const { subscriberId, interactionId, channel, startedAt, status, details } = contact;
  const kinds = kindsOf(contact);
  if (kinds.length === 0 || IN_VAIN.test(status)) return undefined;
  const ticketId = details?.['ticketId'];
  return {
    subscriberId,
    kinds,
    at: new Date(startedAt),
    channel,
    ...(typeof ticketId === 'string' && { ticketId }),
    evidence: { ...evidence, interactionId, channel },
  };
}

function kindsOf({ kind, channel, direction }: InteractionFacts): PromiseKind[] {
  // Whoever comes to whom: they met.
  if (kind === 'visit') return ['visit'];
  if (direction !== 'outbound') return [];
  if (kind === 'call' || channel === 'phone') return ['call'];
  return kind === 'message' ? ['message'] : [];
}

/** A deed for one ticket keeps no promise on another one; a message promised on a channel has to come on it. */
export function isAbout(deed: Deed, promise: Promised): boolean {
  return (
    deed.kinds.includes(promise.what) &&
    (promise.channel === undefined || deed.channel === undefined || promise.channel === deed.channel) &&
    (promise.ticketId === undefined || deed.ticketId === undefined || promise.ticketId === deed.ticketId)
  );
}
