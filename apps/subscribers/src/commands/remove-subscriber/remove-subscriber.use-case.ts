import { Injectable } from '@nestjs/common';
import { systemClock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { partOfMerge, versionConflict } from '../../domain/subscriber.errors.js';
import { remove } from '../../domain/subscriber.js';
import { AddressRepository } from '../../persistence/address.repository.js';
import { HubRepository } from '../../persistence/hub.repository.js';
import { MergeRepository } from '../../persistence/merge.repository.js';
import { RelationshipRepository } from '../../persistence/relationship.repository.js';
import { SubscriberRepository } from '../../persistence/subscriber.repository.js';
import { CUSTOMER } from '../../resources/customer.js';

@Injectable()
export class RemoveSubscriber {
  constructor(
    private readonly transactions: Transactions,
    private readonly subscribers: SubscriberRepository,
    private readonly addresses: AddressRepository,
    private readonly relationships: RelationshipRepository,
    private readonly merges: MergeRepository,
    private readonly hub: HubRepository,
  ) {}

  /**
   * Their addresses belong to nobody afterwards: contacts from them stand on timelines of their own.
   * @throws DomainError `subscriber.not-found`, `subscriber.version-conflict`, `subscriber.part-of-merge`
   */
  async execute(id: string, expectedVersion?: number): Promise<void> {
    await this.transactions.run(async (tx) => {
      const subscriber = await this.subscribers.lock(tx, id);
      if (expectedVersion !== undefined && expectedVersion !== subscriber.version) {
        throw versionConflict(expectedVersion, subscriber.version);
      }
      if (await this.merges.isPartOfMerge(tx, id)) throw partOfMerge(id);
      const now = systemClock.now();
      const book = await this.addresses.hold(tx, [], [id]);
      for (const link of book.linksOf(id)) book.unlink(id, link.identity, now);
      await this.addresses.save(tx, book);
      await this.relationships.removeAllOf(tx, id);
      await this.subscribers.deleteWithEvents(tx, id, [remove(subscriber, now)]);
      await this.hub.removed(tx, CUSTOMER, subscriber);
    });
  }
}
