import { Injectable } from '@nestjs/common';
import { systemClock } from '@viewline/kernel';
import { Transactions, type Transaction } from '@viewline/messaging';
import { addressesIn } from '../../domain/contact-addresses.js';
import { applyContactChange, contactChange } from '../../domain/contact-change.js';
import type { CustomerDocument } from '../../domain/customer-document.js';
import type { Party, PartyKind } from '../../domain/party.js';
import { versionConflict } from '../../domain/subscriber.errors.js';
import { AddressRepository } from '../../persistence/address.repository.js';
import { HubRepository } from '../../persistence/hub.repository.js';
import { PartyRepository } from '../../persistence/party.repository.js';
import { SubscriberRepository } from '../../persistence/subscriber.repository.js';
import { PARTIES } from '../../resources/parties.js';
import { SubscribersConfig } from '../../subscribers.config.js';

export interface PartyUpdate {
  kind: PartyKind;
  id: string;
  expectedVersion?: number;
  change: (document: CustomerDocument) => { document: CustomerDocument; changed: readonly string[] };
}

@Injectable()
export class UpdateParty {
  constructor(
    private readonly transactions: Transactions,
    private readonly parties: PartyRepository,
    private readonly subscribers: SubscriberRepository,
    private readonly addresses: AddressRepository,
    private readonly hub: HubRepository,
    private readonly config: SubscribersConfig,
  ) {}

  /** Changed addresses change hands for every customer that refers to the party. @throws as UpdateSubscriber does */
  async execute({ kind, id, expectedVersion, change }: PartyUpdate): Promise<Party> {
    return await this.transactions.run(async (tx) => {
      const before = await this.parties.lock(tx, kind, id);
      if (expectedVersion !== undefined && expectedVersion !== before.version) {
        throw versionConflict(expectedVersion, before.version);
      }
      const changed = change(before.document);
      if (changed.changed.length === 0) return before;
      const after = { ...before, version: before.version + 1, document: changed.document };
      await this.parties.save(tx, after);
      await this.moveAddresses(tx, before, after);
      await this.hub.changed(tx, PARTIES[kind], [{ id, ...changed }]);
      return after;
    });
  }

  private async moveAddresses(tx: Transaction, before: Party, after: Party): Promise<void> {
    const region = this.config.DEFAULT_REGION;
    const { gone, added } = contactChange(
      addressesIn(before.document, region),
      addressesIn(after.document, region),
    );
    if (gone.length + added.length === 0) return;
    const customers = await this.subscribers.lockAll(tx, await this.parties.customersOf(tx, before.id));
    const book = await this.addresses.hold(tx, added, [...customers.keys()]);
    for (const { id, document } of customers.values()) {
      // What the customer's own document says of an address stands, whatever the party's said.
      const own = contactChange(gone, addressesIn(document, region)).gone;
      applyContactChange(book, id, { gone: own, added }, systemClock.now());
    }
    await this.addresses.save(tx, book);
  }
}
