import { Injectable } from '@nestjs/common';
import { systemClock } from '@viewline/kernel';
import { Transactions, type Transaction } from '@viewline/messaging';
import { addressesIn, distinct } from '../../domain/contact-addresses.js';
import { applyContactChange, contactChange } from '../../domain/contact-change.js';
import { engagedPartyOf, type CustomerDocument } from '../../domain/customer-document.js';
import { versionConflict } from '../../domain/subscriber.errors.js';
import { update, type Subscriber } from '../../domain/subscriber.js';
import { AddressRepository } from '../../persistence/address.repository.js';
import { HubRepository } from '../../persistence/hub.repository.js';
import { PartyRepository } from '../../persistence/party.repository.js';
import { SubscriberRepository } from '../../persistence/subscriber.repository.js';
import { CUSTOMER } from '../../resources/customer.js';
import { SubscribersConfig } from '../../subscribers.config.js';

export interface UpdateRequest {
  id: string;
  /** The version that the caller saw; absent for "whatever it is now". */
  expectedVersion?: number;
  change: (document: CustomerDocument) => { document: CustomerDocument; changed: readonly string[] };
}

@Injectable()
export class UpdateSubscriber {
  constructor(
    private readonly transactions: Transactions,
    private readonly subscribers: SubscriberRepository,
    private readonly addresses: AddressRepository,
    private readonly parties: PartyRepository,
    private readonly hub: HubRepository,
    private readonly config: SubscribersConfig,
  ) {}

  /** @throws DomainError `subscriber.not-found`, `subscriber.version-conflict`, `identity.…` */
  async execute({ id, expectedVersion, change }: UpdateRequest): Promise<Subscriber> {
    return await this.transactions.run(async (tx) => {
      const before = await this.subscribers.lock(tx, id);
      if (expectedVersion !== undefined && expectedVersion !== before.version) {
        throw versionConflict(expectedVersion, before.version);
      }
      const changed = change(before.document);
      if (changed.changed.length === 0) return before;
      const now = systemClock.now();
      const contact = contactChange(
        await this.addressesOf(tx, before.document),
        await this.addressesOf(tx, changed.document),
      );
      const book = await this.addresses.hold(tx, contact.added, [id]);
      applyContactChange(book, id, contact, now);
      const identities = book.linksOf(id).map((link) => link.identity);
      const { subscriber, events } = update(before, changed, identities, now);
      await this.subscribers.saveWithEvents(tx, [{ subscriber, events }]);
      await this.addresses.save(tx, book);
      await this.hub.changed(tx, CUSTOMER, [{ id, ...changed }]);
      return subscriber;
    });
  }

  private async addressesOf(tx: Transaction, document: CustomerDocument) {
    const party = await this.parties.documentOf(tx, engagedPartyOf(document));
    const region = this.config.DEFAULT_REGION;
    return distinct([...addressesIn(document, region), ...addressesIn(party ?? {}, region)]);
  }
}
