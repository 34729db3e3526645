import { Injectable } from '@nestjs/common';
import { DomainError } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import type { PartyKind } from '../../domain/party.js';
import { HubRepository } from '../../persistence/hub.repository.js';
import { PartyRepository } from '../../persistence/party.repository.js';
import { PARTIES } from '../../resources/parties.js';

@Injectable()
export class RemoveParty {
  constructor(
    private readonly transactions: Transactions,
    private readonly parties: PartyRepository,
    private readonly hub: HubRepository,
  ) {}

  /** @throws DomainError `party.not-found`, `party.in-use` while a customer refers to it */
  async execute(kind: PartyKind, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const party = await this.parties.lock(tx, kind, id);
      const customers = await this.parties.customersOf(tx, id);
      if (customers.length > 0) {
        throw new DomainError(
          'conflict',
          'party.in-use',
          `${kind} ${id} is the engaged party of a customer`,
          [{ path: 'customer', message: customers[0]! }],
        );
      }
      await this.parties.delete(tx, party);
      await this.hub.removed(tx, PARTIES[kind], party);
    });
  }
}
