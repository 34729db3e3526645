import { Injectable } from '@nestjs/common';
import { InteractionRemoved } from '@viewline/events';
import { isId, systemClock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { partyInteractionNotFound } from '../../domain/party-interaction.errors.js';
import { InteractionRepository } from '../../persistence/interaction.repository.js';
import { PartyInteractionHubRepository } from '../../persistence/party-interaction-hub.repository.js';
import { PartyInteractionRepository } from '../../persistence/party-interaction.repository.js';

@Injectable()
export class RemovePartyInteraction {
  constructor(
    private readonly transactions: Transactions,
    private readonly interactions: InteractionRepository,
    private readonly partyInteractions: PartyInteractionRepository,
    private readonly hub: PartyInteractionHubRepository,
  ) {}

  async execute(id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const interaction = isId(id) ? await this.interactions.lock(tx, id) : undefined;
      if (!interaction) throw partyInteractionNotFound();
      const { interactionId, subscriberId, channel } = interaction.facts;
      const now = systemClock.now();
      // Told with the interaction as it was last: afterwards there is nothing left to show.
      await this.hub.tell(tx, ['Delete'], [interactionId]);
      const event = InteractionRemoved.create(
        { interactionId, subscriberId, channel },
        { time: now, sequence: interaction.version + 1 },
      );
      await this.partyInteractions.removeWithEvent(tx, interaction, now, event);
    });
  }
}
