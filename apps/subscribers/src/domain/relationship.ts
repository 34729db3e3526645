import { identity, provisionalSubscriberId, type Identity, type RelationshipType } from '@viewline/events';
import { DomainError, idFromName, isId } from '@viewline/kernel';

/** An edge of the identity graph: who lives, pays or sells together, and with which box. */
export interface Relationship {
  /** Derived from the rest, so that saying it twice is saying it once. */
  id: string;
  subscriberId: string;
  type: RelationshipType;
  target: string;
}

export function relationship(subscriberId: string, type: RelationshipType, target: string): Relationship {
  return { id: idFromName('relationship', subscriberId, type, target), subscriberId, type, target };
}

/** @throws DomainError `relationship.invalid-target` */
export function readRelationship(subscriberId: string, type: RelationshipType, text: string): Relationship {
  if (type === 'uses-device') return relationship(subscriberId, type, identity('mac', text).value);
  const target = text.toLowerCase();
  if (!isId(target) || target === subscriberId) {
    throw new DomainError('invalid', 'relationship.invalid-target', `${type} points at another id`);
  }
  return relationship(subscriberId, type, target);
}

/** What stands in the graph where two subscribers are reached at one address. */
export function sharing(address: Identity, ...subscriberIds: readonly string[]): Relationship[] {
  return subscriberIds.map((subscriberId) =>
    address.kind === 'mac'
      ? relationship(subscriberId, 'uses-device', address.value)
      : relationship(subscriberId, 'household-member', householdBehind(address)),
  );
}

/** Those who share an address are one household, whoever of them was known first. */
export function householdBehind(address: Identity): string {
  return idFromName('household', provisionalSubscriberId(address));
}
