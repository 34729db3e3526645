import { Controller } from '@nestjs/common';
import { Roles } from '@viewline/platform';
import { HubController, HubSubscriptionRepository } from '@viewline/tmf';
import { CUSTOMER } from '../resources/customer.js';
import { INDIVIDUAL } from '../resources/individual.js';
import { ORGANIZATION } from '../resources/organization.js';

@Controller(`${CUSTOMER.api}/hub`)
@Roles('operator', 'integrator')
export class CustomerHubController extends HubController {
  constructor(subscriptions: HubSubscriptionRepository) {
    super(subscriptions, [CUSTOMER]);
  }
}

@Controller(`${INDIVIDUAL.api}/hub`)
@Roles('operator', 'integrator')
export class PartyHubController extends HubController {
  constructor(subscriptions: HubSubscriptionRepository) {
    super(subscriptions, [INDIVIDUAL, ORGANIZATION]);
  }
}
