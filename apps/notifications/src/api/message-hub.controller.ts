import { Controller } from '@nestjs/common';
import { Roles } from '@viewline/platform';
import { HubController, HubSubscriptionRepository } from '@viewline/tmf';
import { COMMUNICATION_MESSAGE } from '../resources/communication-message.js';

@Controller(`${COMMUNICATION_MESSAGE.api}/hub`)
@Roles('integrator', 'operator')
export class MessageHubController extends HubController {
  constructor(subscriptions: HubSubscriptionRepository) {
    super(subscriptions, [COMMUNICATION_MESSAGE]);
  }
}
