import type { AnyEvent } from './define-event.js';
import { InteractionRecorded } from './interactions/interaction-recorded.event.js';
import { InteractionRemoved } from './interactions/interaction-removed.event.js';
import { InteractionStatusChanged } from './interactions/interaction-status-changed.event.js';
import { InteractionUpdated } from './interactions/interaction-updated.event.js';
import { MessageDeliveryReported } from './interactions/message-delivery-reported.event.js';
import { IdentityLinked } from './subscribers/identity-linked.event.js';
import { IdentityUnlinked } from './subscribers/identity-unlinked.event.js';
import { RelationshipAdded } from './subscribers/relationship-added.event.js';
import { RelationshipRemoved } from './subscribers/relationship-removed.event.js';
import { SubscriberMerged } from './subscribers/subscriber-merged.event.js';
import { SubscriberRegistered } from './subscribers/subscriber-registered.event.js';
import { SubscriberRemoved } from './subscribers/subscriber-removed.event.js';
import { SubscriberStatusChanged } from './subscribers/subscriber-status-changed.event.js';
import { SubscriberUnmerged } from './subscribers/subscriber-unmerged.event.js';
import { SubscriberUpdated } from './subscribers/subscriber-updated.event.js';

/** Every event of the published language. The only list; the event map and AsyncAPI are generated from it. */
export const EVENTS = [
  InteractionRecorded,
  InteractionUpdated,
  InteractionStatusChanged,
  InteractionRemoved,
  MessageDeliveryReported,
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
] as const satisfies readonly AnyEvent[];
