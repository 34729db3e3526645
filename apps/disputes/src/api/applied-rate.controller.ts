import { Controller, Get, Param } from '@nestjs/common';
import {
  AuditTrail,
  CurrentPrincipal,
  Exchange,
  type HttpExchange,
  type Principal,
  Roles,
  TmfDoor,
} from '@viewline/platform';
import type { Stored } from '@viewline/tmf';
import { FindResources } from '../queries/find-resources/find-resources.query.js';
import { APPLIED_CUSTOMER_BILLING_RATE as RATE } from '../resources/applied-customer-billing-rate.js';

/** TMF678 v4.0.0 AppliedCustomerBillingRate. */
@Controller(RATE.path)
@Roles('agent', 'supervisor', 'operator', 'integrator')
export class AppliedRateController {
  constructor(
    private readonly door: TmfDoor,
    private readonly resources: FindResources,
    private readonly trail: AuditTrail,
  ) {}

  @Get()
  list(@CurrentPrincipal() caller: Principal, @Exchange() exchange: HttpExchange) {
    return this.door.list(exchange, RATE, async (query) => {
      const page = await this.resources.page(RATE, query);
      await this.record(caller, page.items);
      return page;
    });
  }

  @Get(':id')
  show(@Param('id') id: string, @CurrentPrincipal() caller: Principal, @Exchange() exchange: HttpExchange) {
    return this.door.show(exchange, RATE, async () => {
      const found = await this.resources.one(RATE, id);
      await this.record(caller, [found]);
      return found;
    });
  }

  /** A charge does not say itself whose it is. */
  private async record(caller: Principal, shown: readonly Stored[]): Promise<void> {
    const owners = await this.resources.ownersOf(
      RATE,
      shown.map(({ id }) => id),
    );
    await this.trail.record(caller, owners);
  }
}
