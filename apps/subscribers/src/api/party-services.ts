import { Injectable } from '@nestjs/common';
import { TmfDoor } from '@viewline/platform';
import { FindResources } from '@viewline/tmf';
import { CreateParty } from '../commands/create-party/create-party.use-case.js';
import { RemoveParty } from '../commands/remove-party/remove-party.use-case.js';
import { UpdateParty } from '../commands/update-party/update-party.use-case.js';

/** What both party controllers are handed. */
@Injectable()
export class PartyServices {
  constructor(
    readonly door: TmfDoor,
    readonly resources: FindResources,
    readonly create: CreateParty,
    readonly update: UpdateParty,
    readonly remove: RemoveParty,
  ) {}
}
