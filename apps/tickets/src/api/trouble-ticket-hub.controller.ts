import { Controller } from '@nestjs/common';
import { Roles } from '@viewline/platform';
import { HubController, HubSubscriptionRepository } from '@viewline/tmf';
import { TROUBLE_TICKET_SPECIFICATION } from '../resources/trouble-ticket-specification.js';
import { TROUBLE_TICKET } from '../resources/trouble-ticket.js';

@Controller(`${TROUBLE_TICKET.api}/hub`)
@Roles('operator', 'integrator')
export class TroubleTicketHubController extends HubController {
  constructor(subscriptions: HubSubscriptionRepository) {
    super(subscriptions, [TROUBLE_TICKET, TROUBLE_TICKET_SPECIFICATION]);
  }
}
