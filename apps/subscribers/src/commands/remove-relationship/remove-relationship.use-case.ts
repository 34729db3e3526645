import { Injectable } from '@nestjs/common';
import { DomainError } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { RelationshipRepository } from '../../persistence/relationship.repository.js';
import { SubscriberRepository } from '../../persistence/subscriber.repository.js';

@Injectable()
export class RemoveRelationship {
  constructor(
    private readonly transactions: Transactions,
    private readonly subscribers: SubscriberRepository,
    private readonly relationships: RelationshipRepository,
  ) {}

  /** @throws DomainError `subscriber.not-found`, `relationship.not-found` */
  async execute(subscriberId: string, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.subscribers.lock(tx, subscriberId);
      if (!(await this.relationships.remove(tx, { id, subscriberId }))) {
        throw new DomainError(
          'not-found',
          'relationship.not-found',
          `no relationship ${id} of ${subscriberId}`,
        );
      }
    });
  }
}
