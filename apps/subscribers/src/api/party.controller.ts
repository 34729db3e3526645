import { Body, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { Exchange, type HttpExchange, IdempotencyKey, Roles } from '@viewline/platform';
import { patchDocument, readCreate } from '@viewline/tmf';
import { partyNotFound } from '../domain/subscriber.errors.js';
import type { PartyKind } from '../domain/party.js';
import { PARTIES } from '../resources/parties.js';
import { PartyServices } from './party-services.js';

/** TMF632 v4.0.0, the same for both kinds of party: extend it with `@Controller(path)`. */
@Roles('agent', 'supervisor', 'operator', 'integrator')
export abstract class PartyController {
  private readonly resource;

  protected constructor(
    private readonly kind: PartyKind,
    private readonly services: PartyServices,
  ) {
    this.resource = PARTIES[kind];
  }

  @Get()
  list(@Exchange() exchange: HttpExchange) {
    const { door, resources } = this.services;
    return door.list(exchange, this.resource, (query) => resources.page(this.resource, query));
  }

  @Get(':id')
  show(@Param('id') id: string, @Exchange() exchange: HttpExchange) {
    return this.services.door.show(exchange, this.resource, async () => {
      const found = await this.services.resources.one(this.resource, id);
      if (!found) throw partyNotFound(this.kind, id);
      return found;
    });
  }

  @Post()
  create(
    @Body() body: unknown,
    @IdempotencyKey() idempotencyKey: string | undefined,
    @Exchange() exchange: HttpExchange,
  ) {
    const { kind, resource, services } = this;
    return services.door.create(exchange, resource, () =>
      services.create.execute({ kind, document: readCreate(resource, body), idempotencyKey }),
    );
  }

  @Patch(':id')
  change(@Param('id') id: string, @Body() patch: unknown, @Exchange() exchange: HttpExchange) {
    const { kind, resource, services } = this;
    return services.door.change(exchange, resource, (expectedVersion) =>
      services.update.execute({
        kind,
        id,
        expectedVersion,
        change: (document) => patchDocument(resource, document, patch),
      }),
    );
  }

  @Delete(':id')
  @HttpCode(204)
  async remove(@Param('id') id: string): Promise<void> {
    await this.services.remove.execute(this.kind, id);
  }
}
