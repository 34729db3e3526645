import type { Channel } from '@viewline/events';
import type { Contact, ChannelFact } from '../../domain/channel-fact.js';
import { channelIdentity } from '../shared/channel-identity.js';
import { changes, contact, deliveryFact } from '../shared/contact.js';
import { fromText, occurredAt } from '../shared/occurrence-time.js';
import { unreadable } from '../shared/untrusted-json.js';
import type { GenericContact } from './generic-schema.js';

/** Stages of a call or visit: where each leaves the contact, and its place in the order. */
const STAGES = {
  'call.started': { status: 'open', rank: 1 },
  'visit.started': { status: 'open', rank: 1 },
  'call.answered': { status: 'inProgress', rank: 2 },
  'visit.served': { status: 'inProgress', rank: 2 },
  'call.ended': { status: 'completed', rank: 3 },
  'visit.ended': { status: 'completed', rank: 3 },
} as const;

export function readGenericContact(
  source: string,
  given: GenericContact,
  receivedAt: Date,
  region?: string,
): ChannelFact {
  const at = occurredAt(fromText(given.at), receivedAt);
  if (given.type === 'delivery') {
    return deliveryFact({
      provider: source,
      externalId: given.id,
      channel: given.channel ?? 'app',
      status: given.status ?? unreadable('a delivery needs a status'),
      errorCode: given.errorCode,
      at,
      recipient:
        given.identity && channelIdentity(given.identity.kind, given.identity.value, region).identity,
    });
  }
  const stage = given.type in STAGES ? STAGES[given.type as keyof typeof STAGES] : undefined;
  const whole = describe(source, given, at, receivedAt, stage?.status ?? 'completed', region);
  if (!stage || stage.rank === 1) return { type: 'contact', ...whole };
  const { status, subject, text, agent, endedAt, attachments, details, displayName } = whole;
  return {
    type: 'contact-updated',
    provider: source,
    externalId: whole.externalId,
    channel: whole.channel,
    at,
    version: stage.rank,
    changes: changes({ status, subject, text, agent, endedAt, attachments, details, displayName }),
    contact: whole,
  };
}

function describe(
  source: string,
  given: GenericContact,
  at: Date,
  receivedAt: Date,
  status: string,
  region: string | undefined,
): Contact {
  const ended = given.type.endsWith('.ended');
  const kind = given.type.split('.')[0] as Contact['kind'];
  const direction = given.direction ?? 'inbound';
  const lasted = (given.durationSeconds ?? 0) * 1000;
  const claimedStart = fromText(given.startedAt) ?? (ended ? new Date(at.getTime() - lasted) : at);
  return contact({
    provider: source,
    externalId: given.id,
    channel: given.channel ?? defaultChannel(given),
    direction,
    kind,
    ...(given.identity
      ? channelIdentity(given.identity.kind, given.identity.value, region)
      : { identityMissing: 'the source gave no address' }),
    displayName: given.name,
    reason: given.reason ?? given.business ?? given.intent ?? `${direction} ${kind}`,
    status,
    subject: given.subject,
    text: given.text,
    public: kind === 'post' ? true : undefined,
    agent: given.agent,
    startedAt: occurredAt(claimedStart, receivedAt),
    endedAt: ended ? at : undefined,
    attachments: [
      ...(given.recording?.startsWith('http') ? [{ name: 'recording', url: given.recording }] : []),
      ...(given.attachments ?? []),
    ],
    details: {
      line: given.line,
      queue: given.queue,
      waitSeconds: given.waitSeconds,
      durationSeconds: given.durationSeconds,
      outcome: given.outcome,
      recording: given.recording,
      ivrPath: given.ivrPath,
      intent: given.intent,
      shop: given.shop,
      business: given.business,
      automatic: given.automatic,
      answeredAt: given.type === 'call.answered' ? at.toISOString() : undefined,
      ...given.details,
    },
    threadKey: `${source}:${given.conversation ?? given.id}`,
    language: given.language,
  });
}

function defaultChannel({ type }: GenericContact): Channel {
  if (type.startsWith('call')) return 'phone';
  return type.startsWith('visit') ? 'shop' : 'app';
}
