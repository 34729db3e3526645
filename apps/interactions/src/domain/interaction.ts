import { isDeepStrictEqual } from 'node:util';
import { provisionalSubscriberId, type InteractionFacts } from '@viewline/events';
import { idFromName } from '@viewline/kernel';
import type { Contact, ContactUpdatedFact } from './channel-fact.js';

/** One contact on record. */
export interface Interaction {
  facts: InteractionFacts;
  /** Counts the events of this interaction; also its optimistic lock. */
  version: number;
  /** Version of the last report of the provider that was applied; 0 for none. */
  reportVersion: number;
  createdAt: Date;
  updatedAt: Date;
  statusChangedAt: Date;
}

/** The same message sent twice is one interaction: its id is made of who sent it and what they call it. */
export function interactionId(provider: string, externalId: string): string {
  return idFromName('interaction', provider, externalId);
}

export function conversationId(threadKey: string): string {
  return idFromName('conversation', threadKey);
}

/**
 * A contact as it goes on record. Nobody is asked who it is: an unknown address has a provisional subscriber.
 * @param reportVersion of the report that says so, where it is one: what is older must not overrule it
 */
export function recordContact(
  contact: Contact,
  conversation: string,
  now: Date,
  reportVersion = 0,
): Interaction {
  const { provider, externalId, identity, startedAt, endedAt, threadKey } = contact;
  const facts: InteractionFacts = {
    interactionId: interactionId(provider, externalId),
    subscriberId: identity ? provisionalSubscriberId(identity) : idFromName('anonymous', provider, threadKey),
    conversationId: conversation,
    channel: contact.channel,
    provider,
    externalId,
    direction: contact.direction,
    kind: contact.kind,
    identity,
    displayName: contact.displayName,
    reason: contact.reason,
    status: contact.status,
    subject: contact.subject,
    text: contact.text,
    public: contact.public,
    agent: contact.agent,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString(),
    attachments: contact.attachments,
    details: detailsOf(contact),
  };
  return {
    facts: withoutUndefined(facts),
    version: 1,
    reportVersion,
    createdAt: now,
    updatedAt: now,
    statusChangedAt: now,
  };
}

/**
 * The interaction after a provider's report on it, or undefined where the report says nothing new. Reports overtake
 * each other: one that comes late still fills in what nobody has said yet, and never overrules a newer one.
 */
export function applyReport(
  interaction: Interaction,
  report: ContactUpdatedFact,
  now: Date,
): Interaction | undefined {
  const { startedAt, endedAt, ...rest } = report.changes;
  const said = withoutUndefined({
    ...rest,
    startedAt: startedAt?.toISOString(),
    endedAt: endedAt?.toISOString(),
  });
  const isLate = report.version <= interaction.reportVersion;
  const known = interaction.facts;
  const details = isLate ? { ...said.details, ...known.details } : { ...known.details, ...said.details };
  const facts = {
    ...(isLate ? { ...said, ...known } : { ...known, ...said }),
    ...(Object.keys(details).length > 0 && { details }),
  } as InteractionFacts;
  if (isDeepStrictEqual(facts, known)) return undefined;
  return {
    ...interaction,
    facts,
    version: interaction.version + 1,
    reportVersion: Math.max(report.version, interaction.reportVersion),
    updatedAt: now,
    statusChangedAt: facts.status === known.status ? interaction.statusChangedAt : now,
  };
}

/** The language is where routing looks for it; what a source itself wrote there is not overruled. */
function detailsOf({ language, details, identityMissing }: Contact): InteractionFacts['details'] {
  const all = {
    ...(language !== undefined && { language }),
    ...details,
    ...(identityMissing !== undefined && { identityMissing }),
  };
  return Object.keys(all).length > 0 ? all : undefined;
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T;
}
