import { Controller } from '@nestjs/common';
import { ORGANIZATION } from '../resources/organization.js';
import { PartyController } from './party.controller.js';
import { PartyServices } from './party-services.js';

@Controller(ORGANIZATION.path)
export class OrganizationController extends PartyController {
  constructor(services: PartyServices) {
    super('organization', services);
  }
}
