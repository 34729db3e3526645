import { Controller } from '@nestjs/common';
import { INDIVIDUAL } from '../resources/individual.js';
import { PartyController } from './party.controller.js';
import { PartyServices } from './party-services.js';

@Controller(INDIVIDUAL.path)
export class IndividualController extends PartyController {
  constructor(services: PartyServices) {
    super('individual', services);
  }
}
