import type {
  EventDefinition,
  IdentityLinked,
  RelationshipAdded,
  SubscriberMerged,
  SubscriberProfile,
  SubscriberRemoved,
  SubscriberStatusChanged,
} from '@viewline/events';
import type { EntryWriter } from './entry.js';

type DataOf<Definition> = Definition extends EventDefinition<infer Data> ? Data : never;

const account = { channel: null, kind: 'account' } as const;
const identity = { channel: null, kind: 'identity' } as const;

export const subscriberRegistered: EntryWriter<SubscriberProfile> = (profile) => ({
  ...account,
  title: `Registered as ${profile.name}`,
  details: { status: profile.status, ...(profile.accountNumber && { accountNumber: profile.accountNumber }) },
});

export const subscriberUpdated: EntryWriter<SubscriberProfile> = (profile) => ({
  ...account,
  title: 'Subscriber details changed',
  details: { status: profile.status, name: profile.name, ...(profile.plan && { plan: profile.plan }) },
});

export const subscriberStatusChanged: EntryWriter<DataOf<typeof SubscriberStatusChanged>> = (change) => ({
  ...account,
  title: `Subscriber: ${change.fromStatus} → ${change.toStatus}`,
  text: change.reason,
  details: { fromStatus: change.fromStatus, toStatus: change.toStatus },
});

export const subscriberRemoved: EntryWriter<DataOf<typeof SubscriberRemoved>> = () => ({
  ...account,
  title: 'Subscriber removed from the customer base',
});

export const identityLinked: EntryWriter<DataOf<typeof IdentityLinked>> = (link) => ({
  ...identity,
  title: `${link.identity.kind} ${link.identity.value} linked`,
  actor: link.source,
  details: { identity: link.identity, subscriberId: link.subscriberId, verified: link.verified },
});

export const identityUnlinked: EntryWriter<DataOf<typeof IdentityLinked>> = (link) => ({
  ...identity,
  title: `${link.identity.kind} ${link.identity.value} unlinked`,
  actor: link.source,
  details: { identity: link.identity, subscriberId: link.subscriberId },
});

export const subscriberMerged: EntryWriter<DataOf<typeof SubscriberMerged>> = (merge) => ({
  ...identity,
  title: 'Merged with another subscriber',
  text: merge.reason,
  actor: merge.by,
  details: { absorbedId: merge.absorbedId, survivorId: merge.survivorId },
});

export const subscriberUnmerged: EntryWriter<DataOf<typeof SubscriberMerged>> = (merge) => ({
  ...identity,
  title: 'Merge undone',
  text: merge.reason,
  actor: merge.by,
  details: { absorbedId: merge.absorbedId, survivorId: merge.survivorId },
});

export const relationshipAdded: EntryWriter<DataOf<typeof RelationshipAdded>> = (relationship) => ({
  ...identity,
  title: `Relationship added: ${relationship.type}`,
  details: { type: relationship.type, target: relationship.target },
});

export const relationshipRemoved: EntryWriter<DataOf<typeof RelationshipAdded>> = (relationship) => ({
  ...identity,
  title: `Relationship ended: ${relationship.type}`,
  details: { type: relationship.type, target: relationship.target },
});
