import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import {
  AuditTrail,
  CurrentPrincipal,
  type Principal,
  publicUrlOf,
  Roles,
  ServiceConfig,
} from '@viewline/platform';
import { listResponse, readItemQuery, readListQuery, selectFields } from '@viewline/tmf';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindResources } from '../queries/find-resources/find-resources.query.js';
import { APPLIED_CUSTOMER_BILLING_RATE as RATE } from '../resources/applied-customer-billing-rate.js';

/** TMF678 v4.0.0 AppliedCustomerBillingRate. */
@Controller(RATE.path)
@Roles('agent', 'supervisor', 'operator', 'integrator')
export class AppliedRateController {
  constructor(
    private readonly resources: FindResources,
    private readonly audit: AuditTrail,
    private readonly config: ServiceConfig,
  ) {}

  @Get()
  async list(
    @CurrentPrincipal() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const query = readListQuery(RATE, request.url);
    const page = await this.resources.page(RATE, query);
    const ids = page.items.map(({ id }) => id);
    await this.audit.record(caller, await this.resources.ownersOf(RATE, ids));
    const publicUrl = publicUrlOf(this.config, request);
    return listResponse(RATE, { url: request.url, query, publicUrl }, page, reply);
  }

  @Get(':id')
  async show(@Param('id') id: string, @CurrentPrincipal() caller: Principal, @Req() request: FastifyRequest) {
    const fields = readItemQuery(request.url);
    const { document } = await this.resources.one(RATE, id);
    await this.audit.record(caller, await this.resources.ownersOf(RATE, [id]));
    return selectFields(RATE.render(id, document, publicUrlOf(this.config, request)), fields);
  }
}
