import { Module } from '@nestjs/common';
import { readConfig, TmfDoor } from '@viewline/platform';
import { allowedNetworks, HubConfig, HubModule, HubTables1764000000000 } from '@viewline/tmf';
import { ChangePartyInteraction } from '../commands/change-party-interaction/change-party-interaction.use-case.js';
import { RecordPartyInteraction } from '../commands/record-party-interaction/record-party-interaction.use-case.js';
import { RemovePartyInteraction } from '../commands/remove-party-interaction/remove-party-interaction.use-case.js';
import { InteractionRepository } from '../persistence/interaction.repository.js';
import { CreatePartyInteraction1700000001002 } from '../persistence/migrations/create-party-interaction.js';
import { PartyInteractionHubRepository } from '../persistence/party-interaction-hub.repository.js';
import { PartyInteractionRepository } from '../persistence/party-interaction.repository.js';
import { PartyInteractionsQuery } from '../queries/find-party-interactions/party-interactions.query.js';
import { PartyInteractionHubController } from './party-interaction-hub.controller.js';
import { PartyInteractionController } from './party-interaction.controller.js';

/** To be run after the interactions' own. */
export const PARTY_INTERACTION_MIGRATIONS = [CreatePartyInteraction1700000001002, HubTables1764000000000];

const commands = [RecordPartyInteraction, ChangePartyInteraction, RemovePartyInteraction];
const persistence = [InteractionRepository, PartyInteractionRepository, PartyInteractionHubRepository];

/** TMF683 and its hub. */
@Module({
  imports: [
    HubModule.forService({
      useFactory: () => ({ allowedNetworks: allowedNetworks(readConfig(HubConfig)) }),
    }),
  ],
  controllers: [PartyInteractionController, PartyInteractionHubController],
  providers: [...commands, ...persistence, PartyInteractionsQuery, TmfDoor],
  exports: [PartyInteractionHubRepository],
})
export class PartyInteractionModule {}
