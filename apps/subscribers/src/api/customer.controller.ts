import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post } from '@nestjs/common';
import {
  Exchange,
  type HttpExchange,
  IdempotencyKey,
  ifMatch,
  ReadsSubscriber,
  Roles,
  TmfDoor,
} from '@viewline/platform';
import { FindResources, patchDocument, readCreate } from '@viewline/tmf';
import { RegisterSubscriber } from '../commands/register-subscriber/register-subscriber.use-case.js';
import { RemoveSubscriber } from '../commands/remove-subscriber/remove-subscriber.use-case.js';
import { UpdateSubscriber } from '../commands/update-subscriber/update-subscriber.use-case.js';
import { subscriberNotFound } from '../domain/subscriber.errors.js';
import { CUSTOMER } from '../resources/customer.js';

/** TMF629 v4.0.0. */
@Controller(CUSTOMER.path)
@Roles('agent', 'supervisor', 'operator', 'integrator')
export class CustomerController {
  constructor(
    private readonly door: TmfDoor,
    private readonly resources: FindResources,
    private readonly register: RegisterSubscriber,
    private readonly updates: UpdateSubscriber,
    private readonly removals: RemoveSubscriber,
  ) {}

  @Get()
  @ReadsSubscriber('id')
  list(@Exchange() exchange: HttpExchange) {
    return this.door.list(exchange, CUSTOMER, (query) => this.resources.page(CUSTOMER, query));
  }

  @Get(':id')
  @ReadsSubscriber('id')
  show(@Param('id') id: string, @Exchange() exchange: HttpExchange) {
    return this.door.show(exchange, CUSTOMER, async () => {
      const found = await this.resources.one(CUSTOMER, id);
      if (!found) throw subscriberNotFound(id);
      return found;
    });
  }

  @Post()
  create(
    @Body() body: unknown,
    @IdempotencyKey() idempotencyKey: string | undefined,
    @Exchange() exchange: HttpExchange,
  ) {
    return this.door.create(exchange, CUSTOMER, () =>
      this.register.execute({ document: readCreate(CUSTOMER, body), idempotencyKey }),
    );
  }

  @Patch(':id')
  change(@Param('id') id: string, @Body() patch: unknown, @Exchange() exchange: HttpExchange) {
    return this.door.change(exchange, CUSTOMER, (expectedVersion) =>
      this.updates.execute({
        id,
        expectedVersion,
        change: (document) => patchDocument(CUSTOMER, document, patch),
      }),
    );
  }

  @Delete(':id')
  @HttpCode(204)
  @Roles('supervisor', 'operator', 'integrator')
  async remove(@Param('id') id: string, @Headers('if-match') match: string | undefined): Promise<void> {
    await ifMatch(match, (expectedVersion) => this.removals.execute(id, expectedVersion));
  }
}
