import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import {
  Exchange,
  type HttpExchange,
  IdempotencyKey,
  ReadsSubscriber,
  Roles,
  TmfDoor,
} from '@viewline/platform';
import { AskForBill } from '../commands/ask-for-bill/ask-for-bill.use-case.js';
import { FindResources } from '../queries/find-resources/find-resources.query.js';
import { CUSTOMER_BILL_ON_DEMAND as ON_DEMAND } from '../resources/customer-bill-on-demand.js';

/** TMF678 v4.0.0 CustomerBillOnDemand. */
@Controller(ON_DEMAND.path)
@Roles('agent', 'supervisor', 'operator', 'integrator')
export class BillOnDemandController {
  constructor(
    private readonly door: TmfDoor,
    private readonly resources: FindResources,
    private readonly asks: AskForBill,
  ) {}

  @Get()
  @ReadsSubscriber('relatedParty.id')
  list(@Exchange() exchange: HttpExchange) {
    return this.door.list(exchange, ON_DEMAND, (query) => this.resources.page(ON_DEMAND, query));
  }

  @Get(':id')
  @ReadsSubscriber('relatedParty.id')
  show(@Param('id') id: string, @Exchange() exchange: HttpExchange) {
    return this.door.show(exchange, ON_DEMAND, () => this.resources.one(ON_DEMAND, id));
  }

  @Post()
  create(
    @Body() body: unknown,
    @IdempotencyKey() key: string | undefined,
    @Exchange() exchange: HttpExchange,
  ) {
    return this.door.create(exchange, ON_DEMAND, () => this.asks.execute(body, key));
  }
}
