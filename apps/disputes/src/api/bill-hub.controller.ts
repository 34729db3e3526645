import { Controller } from '@nestjs/common';
import { Roles } from '@viewline/platform';
import { HubController, HubSubscriptionRepository } from '@viewline/tmf';
import { CUSTOMER_BILL_API } from '../resources/customer-bill-api.js';
import { CUSTOMER_BILL_ON_DEMAND } from '../resources/customer-bill-on-demand.js';
import { CUSTOMER_BILL } from '../resources/customer-bill.js';

@Controller(`${CUSTOMER_BILL_API}/hub`)
@Roles('integrator', 'operator')
export class BillHubController extends HubController {
  constructor(subscriptions: HubSubscriptionRepository) {
    super(subscriptions, [CUSTOMER_BILL, CUSTOMER_BILL_ON_DEMAND]);
  }
}
