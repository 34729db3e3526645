import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { Exchange, type HttpExchange, IdempotencyKey, Roles, TmfDoor } from '@viewline/platform';
import { FindResources, readCreate } from '@viewline/tmf';
import { ChangeSpecification } from '../commands/change-specification/change-specification.use-case.js';
import { CreateSpecification } from '../commands/create-specification/create-specification.use-case.js';
import { RemoveSpecification } from '../commands/remove-specification/remove-specification.use-case.js';
import { specificationNotFound } from '../domain/specification.errors.js';
import { TROUBLE_TICKET_SPECIFICATION as SPECIFICATION } from '../resources/trouble-ticket-specification.js';

/** What kinds of tickets there are, for who opens one. */
@Controller(SPECIFICATION.path)
@Roles('supervisor', 'operator', 'integrator')
export class TroubleTicketSpecificationController {
  constructor(
    private readonly door: TmfDoor,
    private readonly resources: FindResources,
    private readonly creations: CreateSpecification,
    private readonly changes: ChangeSpecification,
    private readonly removals: RemoveSpecification,
  ) {}

  @Get()
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  list(@Exchange() exchange: HttpExchange) {
    return this.door.list(exchange, SPECIFICATION, (query) => this.resources.page(SPECIFICATION, query));
  }

  @Get(':id')
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  show(@Param('id') id: string, @Exchange() exchange: HttpExchange) {
    return this.door.show(exchange, SPECIFICATION, async () => {
      const found = await this.resources.one(SPECIFICATION, id);
      if (!found) throw specificationNotFound(id);
      return found;
    });
  }

  @Post()
  create(
    @Body() body: unknown,
    @IdempotencyKey() key: string | undefined,
    @Exchange() exchange: HttpExchange,
  ) {
    return this.door.create(exchange, SPECIFICATION, () =>
      this.creations.execute(readCreate(SPECIFICATION, body), key),
    );
  }

  @Patch(':id')
  change(@Param('id') id: string, @Body() patch: unknown, @Exchange() exchange: HttpExchange) {
    return this.door.change(exchange, SPECIFICATION, (expectedVersion) =>
      this.changes.execute(id, patch, expectedVersion),
    );
  }

  @Delete(':id')
  @HttpCode(204)
  async remove(@Param('id') id: string): Promise<void> {
    await this.removals.execute(id);
  }
}
