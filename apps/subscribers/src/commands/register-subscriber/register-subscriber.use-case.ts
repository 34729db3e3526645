import { Injectable } from '@nestjs/common';
import { newId, systemClock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { IdempotencyKeys } from '@viewline/platform';
import { addressesIn, distinct } from '../../domain/contact-addresses.js';
import { applyContactChange } from '../../domain/contact-change.js';
import { engagedPartyOf, type CustomerDocument } from '../../domain/customer-document.js';
import { register, type Subscriber } from '../../domain/subscriber.js';
import { AddressRepository } from '../../persistence/address.repository.js';
import { HubRepository } from '../../persistence/hub.repository.js';
import { PartyRepository } from '../../persistence/party.repository.js';
import { SubscriberRepository } from '../../persistence/subscriber.repository.js';
import { CUSTOMER } from '../../resources/customer.js';
import { SubscribersConfig } from '../../subscribers.config.js';

export interface RegisterRequest {
  document: CustomerDocument;
  /** Of the caller; the same key again gives the same subscriber. */
  idempotencyKey?: string;
}

@Injectable()
export class RegisterSubscriber {
  constructor(
    private readonly transactions: Transactions,
    private readonly subscribers: SubscriberRepository,
    private readonly addresses: AddressRepository,
    private readonly parties: PartyRepository,
    private readonly idempotency: IdempotencyKeys,
    private readonly hub: HubRepository,
    private readonly config: SubscribersConfig,
  ) {}

  /** @throws DomainError `identity.…` for an address that is somebody else's, `subscriber.external-id-taken` */
  async execute({ document, idempotencyKey }: RegisterRequest): Promise<Subscriber> {
    return await this.transactions.run(async (tx) => {
      const id = newId();
      if (idempotencyKey !== undefined) {
        const repeatable = { key: `customer ${idempotencyKey}`, body: document };
        const before = await this.idempotency.claim(tx, repeatable, id);
        if (before) return await this.subscribers.lock(tx, before);
      }
      const now = systemClock.now();
      const party = await this.parties.documentOf(tx, engagedPartyOf(document));
      const region = this.config.DEFAULT_REGION;
      const added = distinct([...addressesIn(document, region), ...addressesIn(party ?? {}, region)]);
      const book = await this.addresses.hold(tx, added, []);
      applyContactChange(book, id, { gone: [], added }, now);
      const identities = book.linksOf(id).map((link) => link.identity);
      const change = register({ id, document }, identities, now);
      await this.subscribers.insertWithEvents(tx, [change]);
      await this.addresses.save(tx, book);
      await this.hub.created(tx, CUSTOMER, [change.subscriber]);
      return change.subscriber;
    });
  }
}
