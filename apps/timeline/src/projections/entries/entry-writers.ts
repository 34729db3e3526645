import {
  IdentityLinked,
  IdentityUnlinked,
  InteractionRecorded,
  InteractionRemoved,
  InteractionStatusChanged,
  InteractionUpdated,
  MessageDeliveryReported,
  RelationshipAdded,
  RelationshipRemoved,
  SubscriberMerged,
  SubscriberRegistered,
  SubscriberRemoved,
  SubscriberStatusChanged,
  SubscriberUnmerged,
  SubscriberUpdated,
  type EventDefinition,
} from '@viewline/events';
import type { EntryWriter } from './entry.js';
import * as interaction from './interaction-entries.js';
import * as subscriber from './subscriber-entries.js';

/** How each event reads on the timeline. A test fails while an event of the catalogue is missing here. */
export const ENTRY_WRITERS: ReadonlyMap<string, EntryWriter<never>> = new Map([
  writer(InteractionRecorded, interaction.interactionRecorded),
  writer(InteractionUpdated, interaction.interactionUpdated),
  writer(InteractionStatusChanged, interaction.interactionStatusChanged),
  writer(InteractionRemoved, interaction.interactionRemoved),
  writer(MessageDeliveryReported, interaction.messageDeliveryReported),
  writer(SubscriberRegistered, subscriber.subscriberRegistered),
  writer(SubscriberUpdated, subscriber.subscriberUpdated),
  writer(SubscriberStatusChanged, subscriber.subscriberStatusChanged),
  writer(SubscriberRemoved, subscriber.subscriberRemoved),
  writer(IdentityLinked, subscriber.identityLinked),
  writer(IdentityUnlinked, subscriber.identityUnlinked),
  writer(SubscriberMerged, subscriber.subscriberMerged),
  writer(SubscriberUnmerged, subscriber.subscriberUnmerged),
  writer(RelationshipAdded, subscriber.relationshipAdded),
  writer(RelationshipRemoved, subscriber.relationshipRemoved),
]);

function writer<Data>(event: EventDefinition<Data>, write: EntryWriter<Data>): [string, EntryWriter<never>] {
  return [event.type, write];
}
