import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { isId } from '@viewline/kernel';
import { Exchange, type HttpExchange, ReadsSubscriber, Roles, TmfDoor } from '@viewline/platform';
import { MoveBill } from '../commands/move-bill/move-bill.use-case.js';
import { billNotFound } from '../domain/bill/bill.errors.js';
import { FindResources } from '../queries/find-resources/find-resources.query.js';
import { customerBillDocument } from '../resources/customer-bill-document.js';
import { CUSTOMER_BILL } from '../resources/customer-bill.js';

/** TMF678 v4.0.0 CustomerBill. */
@Controller(CUSTOMER_BILL.path)
@Roles('agent', 'supervisor', 'operator', 'integrator')
export class CustomerBillController {
  constructor(
    private readonly door: TmfDoor,
    private readonly resources: FindResources,
    private readonly moves: MoveBill,
  ) {}

  @Get()
  @ReadsSubscriber('relatedParty.id')
  list(@Exchange() exchange: HttpExchange) {
    return this.door.list(exchange, CUSTOMER_BILL, (query) => this.resources.page(CUSTOMER_BILL, query));
  }

  @Get(':id')
  show(@Param('id') id: string, @Exchange() exchange: HttpExchange) {
    return this.door.show(exchange, CUSTOMER_BILL, async () => ({
      ...(await this.resources.one(CUSTOMER_BILL, id)),
      version: await this.resources.versionOf(id),
    }));
  }

  @Patch(':id')
  @Roles('supervisor', 'operator', 'integrator')
  change(@Param('id') id: string, @Body() patch: unknown, @Exchange() exchange: HttpExchange) {
    return this.door.change(exchange, CUSTOMER_BILL, async (expectedVersion) => {
      if (!isId(id)) throw billNotFound();
      const bill = await this.moves.execute({ id, expectedVersion, patch });
      return { id: bill.id, document: customerBillDocument(bill), version: bill.version };
    });
  }
}
