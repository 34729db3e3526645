import { Injectable } from '@nestjs/common';
import { newId } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { IdempotencyKeys } from '@viewline/platform';
import type { CustomerDocument } from '../../domain/customer-document.js';
import type { Party, PartyKind } from '../../domain/party.js';
import { HubRepository } from '../../persistence/hub.repository.js';
import { PartyRepository } from '../../persistence/party.repository.js';
import { PARTIES } from '../../resources/parties.js';

export interface PartyRequest {
  kind: PartyKind;
  document: CustomerDocument;
  /** Of the caller; the same key again gives the same party. */
  idempotencyKey?: string;
}

@Injectable()
export class CreateParty {
  constructor(
    private readonly transactions: Transactions,
    private readonly parties: PartyRepository,
    private readonly idempotency: IdempotencyKeys,
    private readonly hub: HubRepository,
  ) {}

  /** Addresses of a party become a subscriber's when a customer refers to it. */
  async execute({ kind, document, idempotencyKey }: PartyRequest): Promise<Party> {
    return await this.transactions.run(async (tx) => {
      const party: Party = { kind, id: newId(), version: 1, document };
      if (idempotencyKey !== undefined) {
        const repeatable = { key: `${kind} ${idempotencyKey}`, body: document };
        const before = await this.idempotency.claim(tx, repeatable, party.id);
        if (before) return await this.parties.lock(tx, kind, before);
      }
      await this.parties.insert(tx, [party]);
      await this.hub.created(tx, PARTIES[kind], [party]);
      return party;
    });
  }
}
