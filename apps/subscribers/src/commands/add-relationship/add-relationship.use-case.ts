import { Injectable } from '@nestjs/common';
import type { RelationshipType } from '@viewline/events';
import { isId } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { readRelationship, type Relationship } from '../../domain/relationship.js';
import { subscriberNotFound } from '../../domain/subscriber.errors.js';
import { RelationshipRepository } from '../../persistence/relationship.repository.js';
import { SubscriberRepository } from '../../persistence/subscriber.repository.js';

@Injectable()
export class AddRelationship {
  constructor(
    private readonly transactions: Transactions,
    private readonly subscribers: SubscriberRepository,
    private readonly relationships: RelationshipRepository,
  ) {}

  /** Saying it twice changes nothing. @throws DomainError `subscriber.not-found`, `relationship.invalid-target` */
  async execute(subscriberId: string, type: RelationshipType, target: string): Promise<Relationship> {
    const relationship = readRelationship(subscriberId, type, target);
    return await this.transactions.run(async (tx) => {
      // A household may be named before any of its members is known; a payer or a reseller is somebody.
      const isSomebody = type === 'payer-of' || type === 'reseller-of';
      const ids =
        isSomebody && isId(relationship.target) ? [subscriberId, relationship.target] : [subscriberId];
      const locked = await this.subscribers.lockAll(tx, ids);
      for (const id of ids) if (!locked.has(id)) throw subscriberNotFound(id);
      await this.relationships.add(tx, [relationship]);
      return relationship;
    });
  }
}
