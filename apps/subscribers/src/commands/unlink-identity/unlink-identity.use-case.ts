import { Injectable } from '@nestjs/common';
import type { Identity } from '@viewline/events';
import { systemClock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { identityNotLinked } from '../../domain/subscriber.errors.js';
import { AddressRepository } from '../../persistence/address.repository.js';
import { SubscriberRepository } from '../../persistence/subscriber.repository.js';

@Injectable()
export class UnlinkIdentity {
  constructor(
    private readonly transactions: Transactions,
    private readonly subscribers: SubscriberRepository,
    private readonly addresses: AddressRepository,
  ) {}

  /** @throws DomainError `subscriber.not-found`, `identity.not-linked` */
  async execute(subscriberId: string, identity: Identity): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.subscribers.lock(tx, subscriberId);
      const book = await this.addresses.hold(tx, [identity], [subscriberId]);
      if (!book.unlink(subscriberId, identity, systemClock.now())) {
        throw identityNotLinked(identity, subscriberId);
      }
      await this.addresses.save(tx, book);
    });
  }
}
