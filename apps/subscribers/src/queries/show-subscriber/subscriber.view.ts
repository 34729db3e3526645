import type { Identity, RelationshipType, SubscriberProfile } from '@viewline/events';

/** Whose address it is themselves: of a merged family, the one it was linked to. */
export interface SubscriberIdentity extends Identity {
  subscriberId: string;
  verified: boolean;
  source: string;
}

export interface SubscriberRelationship {
  id: string;
  subscriberId: string;
  type: RelationshipType;
  target: string;
}

export interface SubscriberView extends Omit<SubscriberProfile, 'subscriberId' | 'identities'> {
  id: string;
  version: number;
  externalId?: string;
  identities: SubscriberIdentity[];
  /** From either end. */
  relationships: SubscriberRelationship[];
  mergedInto: string | null;
  /** All who are merged into this one, however deep. */
  mergedIds: string[];
}
