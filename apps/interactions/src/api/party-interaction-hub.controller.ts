import { Controller } from '@nestjs/common';
import { Roles } from '@viewline/platform';
import { HubController, HubSubscriptionRepository } from '@viewline/tmf';
import { PARTY_INTERACTION } from '../resources/party-interaction.js';

@Controller(`${PARTY_INTERACTION.api}/hub`)
@Roles('integrator', 'operator')
export class PartyInteractionHubController extends HubController {
  constructor(subscriptions: HubSubscriptionRepository) {
    super(subscriptions, [PARTY_INTERACTION]);
  }
}
