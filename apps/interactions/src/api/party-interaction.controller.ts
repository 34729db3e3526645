import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { Exchange, type HttpExchange, ReadsSubscriber, Roles, TmfDoor } from '@viewline/platform';
import { ChangePartyInteraction } from '../commands/change-party-interaction/change-party-interaction.use-case.js';
import { RecordPartyInteraction } from '../commands/record-party-interaction/record-party-interaction.use-case.js';
import { RemovePartyInteraction } from '../commands/remove-party-interaction/remove-party-interaction.use-case.js';
import { PartyInteractionsQuery } from '../queries/find-party-interactions/party-interactions.query.js';
import { PARTY_INTERACTION } from '../resources/party-interaction.js';

/** TMF683 PartyInteraction v4.0.0. */
@Controller(PARTY_INTERACTION.path)
@Roles('agent', 'supervisor', 'integrator')
export class PartyInteractionController {
  constructor(
    private readonly door: TmfDoor,
    private readonly partyInteractions: PartyInteractionsQuery,
    private readonly recording: RecordPartyInteraction,
    private readonly changing: ChangePartyInteraction,
    private readonly removing: RemovePartyInteraction,
  ) {}

  @Get()
  @ReadsSubscriber('relatedParty.id')
  list(@Exchange() exchange: HttpExchange) {
    return this.door.list(exchange, PARTY_INTERACTION, (query) => this.partyInteractions.list(query));
  }

  @Get(':id')
  get(@Param('id') id: string, @Exchange() exchange: HttpExchange) {
    return this.door.show(exchange, PARTY_INTERACTION, () => this.partyInteractions.get(id));
  }

  @Post()
  create(@Body() body: unknown, @Exchange() exchange: HttpExchange) {
    return this.door.create(exchange, PARTY_INTERACTION, () => this.recording.execute(body));
  }

  @Patch(':id')
  patch(@Param('id') id: string, @Body() patch: unknown, @Exchange() exchange: HttpExchange) {
    return this.door.change(exchange, PARTY_INTERACTION, () => this.changing.execute(id, patch));
  }

  @Delete(':id')
  @Roles('supervisor', 'integrator')
  @HttpCode(204)
  async delete(@Param('id') id: string): Promise<void> {
    await this.removing.execute(id);
  }
}
