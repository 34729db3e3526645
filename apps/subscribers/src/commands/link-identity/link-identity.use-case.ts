import { Injectable } from '@nestjs/common';
import { systemClock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import type { Claim, LinkDecision } from '../../domain/link-decision.js';
import { identityTaken } from '../../domain/subscriber.errors.js';
import { AddressRepository } from '../../persistence/address.repository.js';
import { SubscriberRepository } from '../../persistence/subscriber.repository.js';

@Injectable()
export class LinkIdentity {
  constructor(
    private readonly transactions: Transactions,
    private readonly subscribers: SubscriberRepository,
    private readonly addresses: AddressRepository,
  ) {}

  /**
   * Never merges: an address that is somebody else's is refused or, where people do share such addresses, becomes an
   * edge between the two.
   * @throws DomainError `subscriber.not-found`, `identity.unique-address`, `identity.verified-address`, `identity.one-account`
   */
  async execute(claim: Claim & { source: string }): Promise<Exclude<LinkDecision, { outcome: 'refuse' }>> {
    return await this.transactions.run(async (tx) => {
      await this.subscribers.lock(tx, claim.subscriberId);
      const book = await this.addresses.hold(tx, [claim.identity], [claim.subscriberId]);
      const decision = book.link(claim, systemClock.now());
      if (decision.outcome === 'refuse') throw identityTaken(claim.identity, decision, claim.subscriberId);
      await this.addresses.save(tx, book);
      return decision;
    });
  }
}
