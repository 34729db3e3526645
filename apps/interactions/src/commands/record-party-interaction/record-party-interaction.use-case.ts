import { Injectable } from '@nestjs/common';
import { newId, systemClock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { findOne, isObject, readCreate, type Stored } from '@viewline/tmf';
import { InteractionRepository } from '../../persistence/interaction.repository.js';
import { PartyInteractionHubRepository } from '../../persistence/party-interaction-hub.repository.js';
import { PartyInteractionRepository } from '../../persistence/party-interaction.repository.js';
import { PARTY_INTERACTION } from '../../resources/party-interaction.js';
import { outsideOfFacts } from './facts-of-document.js';
import { newPartyInteraction } from './new-party-interaction.js';

@Injectable()
export class RecordPartyInteraction {
  constructor(
    private readonly transactions: Transactions,
    private readonly interactions: InteractionRepository,
    private readonly partyInteractions: PartyInteractionRepository,
    private readonly hub: PartyInteractionHubRepository,
  ) {}

  /** @throws invalid for a body that is no PartyInteraction. */
  async execute(body: unknown): Promise<Stored> {
    const document = readCreate(PARTY_INTERACTION, isObject(body) ? { status: 'open', ...body } : body);
    const interaction = newPartyInteraction(document, newId(), systemClock.now());
    const id = interaction.facts.interactionId;
    return this.transactions.run(async (tx) => {
      await this.interactions.recordNew(tx, [interaction]);
      await this.partyInteractions.saveResource(tx, id, outsideOfFacts(document));
      await this.hub.tell(tx, ['Create'], [id]);
      return findOne(tx, PARTY_INTERACTION, id);
    });
  }
}
