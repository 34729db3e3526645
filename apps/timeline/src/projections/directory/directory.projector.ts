import { Injectable } from '@nestjs/common';
import {
  IdentityLinked,
  IdentityUnlinked,
  InteractionRecorded,
  RelationshipAdded,
  RelationshipRemoved,
  SubscriberMerged,
  SubscriberRegistered,
  SubscriberRemoved,
  SubscriberStatusChanged,
  SubscriberUnmerged,
  SubscriberUpdated,
  type EventEnvelope,
} from '@viewline/events';
import type { Transaction } from '@viewline/messaging';
import { saveEdges, type Edge } from './save-edges.js';
import { saveProfiles, type ProfileChange } from './save-profiles.js';
import { saveRelationships } from './save-relationships.js';
import { addTerms, type SubscriberTerm } from './save-terms.js';
import { termsOfIdentity, termsOfName } from './search-terms.js';

/** The events that say who somebody is. */
export const DIRECTORY_EVENTS = [
  InteractionRecorded,
  SubscriberRegistered,
  SubscriberUpdated,
  SubscriberStatusChanged,
  SubscriberRemoved,
  IdentityLinked,
  IdentityUnlinked,
  SubscriberMerged,
  SubscriberUnmerged,
  RelationshipAdded,
  RelationshipRemoved,
] as const;

/** Who is who: profiles, the tree of aliases, relationships and what people can be found by. Latest sequence wins. */
@Injectable()
export class DirectoryProjector {
  async project(events: readonly EventEnvelope[], tx: Transaction): Promise<number> {
    await addTerms(tx, events.flatMap(termsOf));
    await saveProfiles(tx, events.flatMap(profileChange));
    await saveEdges(tx, events.flatMap(edge));
    await saveRelationships(
      tx,
      events.filter((e) => RelationshipAdded.is(e) || RelationshipRemoved.is(e)),
    );
    return events.length;
  }
}

function termsOf(event: EventEnvelope): SubscriberTerm[] {
  if (InteractionRecorded.is(event)) {
    const { subscriberId, identity, displayName } = event.data;
    const terms = [
      ...(identity ? termsOfIdentity(identity) : []),
      ...(displayName ? termsOfName(displayName) : []),
    ];
    return terms.map((term) => ({ ...term, subscriberId }));
  }
  if (IdentityLinked.is(event)) {
    const { provisionalId, identity } = event.data;
    return termsOfIdentity(identity).map((term) => ({ ...term, subscriberId: provisionalId }));
  }
  return [];
}

function profileChange(event: EventEnvelope): ProfileChange[] {
  const { sequence } = event;
  if (SubscriberRegistered.is(event) || SubscriberUpdated.is(event)) {
    return [
      { subscriberId: event.data.subscriberId, sequence, profile: event.data, status: event.data.status },
    ];
  }
  if (SubscriberStatusChanged.is(event)) {
    return [{ subscriberId: event.data.subscriberId, sequence, status: event.data.toStatus }];
  }
  if (SubscriberRemoved.is(event))
    return [{ subscriberId: event.data.subscriberId, sequence, removed: true }];
  return [];
}

function edge(event: EventEnvelope): Edge[] {
  const { sequence } = event;
  if (IdentityLinked.is(event) || IdentityUnlinked.is(event)) {
    const { provisionalId, subscriberId, identity } = event.data;
    const parentId = IdentityLinked.is(event) ? subscriberId : null;
    return [{ childId: provisionalId, parentId, sequence, identity }];
  }
  if (SubscriberMerged.is(event))
    return [{ childId: event.data.absorbedId, parentId: event.data.survivorId, sequence }];
  if (SubscriberUnmerged.is(event)) return [{ childId: event.data.absorbedId, parentId: null, sequence }];
  return [];
}
