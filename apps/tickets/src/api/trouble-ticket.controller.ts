import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post } from '@nestjs/common';
import {
  CurrentPrincipal,
  Exchange,
  type HttpExchange,
  IdempotencyKey,
  ifMatch,
  type Principal,
  Roles,
  TmfDoor,
} from '@viewline/platform';
import { FindResources, readCreate } from '@viewline/tmf';
import { ChangeTicket } from '../commands/change-ticket/change-ticket.use-case.js';
import { OpenTicket } from '../commands/open-ticket/open-ticket.use-case.js';
import { RemoveTicket } from '../commands/remove-ticket/remove-ticket.use-case.js';
import { ticketNotFound } from '../domain/ticket.errors.js';
import { TROUBLE_TICKET } from '../resources/trouble-ticket.js';
import { isPerson, nameOf } from './actor.js';

/** TMF621 v4.0.0. */
@Controller(TROUBLE_TICKET.path)
@Roles('agent', 'supervisor', 'operator', 'integrator')
export class TroubleTicketController {
  constructor(
    private readonly door: TmfDoor,
    private readonly resources: FindResources,
    private readonly openings: OpenTicket,
    private readonly changes: ChangeTicket,
    private readonly removals: RemoveTicket,
  ) {}

  @Get()
  list(@Exchange() exchange: HttpExchange) {
    return this.door.list(exchange, TROUBLE_TICKET, (query) => this.resources.page(TROUBLE_TICKET, query));
  }

  @Get(':id')
  show(@Param('id') id: string, @Exchange() exchange: HttpExchange) {
    return this.door.show(exchange, TROUBLE_TICKET, async () => {
      const found = await this.resources.one(TROUBLE_TICKET, id);
      if (!found) throw ticketNotFound(id);
      return found;
    });
  }

  @Post()
  create(
    @Body() body: unknown,
    @IdempotencyKey() idempotencyKey: string | undefined,
    @CurrentPrincipal() caller: Principal,
    @Exchange() exchange: HttpExchange,
  ) {
    return this.door.create(exchange, TROUBLE_TICKET, () =>
      this.openings.execute({
        document: readCreate(TROUBLE_TICKET, body),
        by: nameOf(caller),
        idempotencyKey,
      }),
    );
  }

  @Patch(':id')
  change(
    @Param('id') id: string,
    @Body() patch: unknown,
    @CurrentPrincipal() caller: Principal,
    @Exchange() exchange: HttpExchange,
  ) {
    const by = { by: nameOf(caller), isPerson: isPerson(caller) };
    return this.door.change(exchange, TROUBLE_TICKET, (expectedVersion) =>
      this.changes.execute({ id, patch, expectedVersion, ...by }),
    );
  }

  @Delete(':id')
  @HttpCode(204)
  @Roles('supervisor', 'operator', 'integrator')
  async remove(
    @Param('id') id: string,
    @Headers('if-match') match: string | undefined,
    @CurrentPrincipal() caller: Principal,
  ): Promise<void> {
    await ifMatch(match, (expectedVersion) => this.removals.execute(id, nameOf(caller), expectedVersion));
  }
}
