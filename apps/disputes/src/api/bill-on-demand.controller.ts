import { Body, Controller, Get, Headers, Param, Post, Req, Res } from '@nestjs/common';
import {
  CurrentPrincipal,
  idempotencyKey,
  type Principal,
  publicUrlOf,
  ReadsSubscriber,
  Roles,
  ServiceConfig,
} from '@viewline/platform';
import { listResponse, readItemQuery, readListQuery, selectFields, type Stored } from '@viewline/tmf';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AskForBill } from '../commands/ask-for-bill/ask-for-bill.use-case.js';
import { FindResources } from '../queries/find-resources/find-resources.query.js';
import { CUSTOMER_BILL_ON_DEMAND as ON_DEMAND } from '../resources/customer-bill-on-demand.js';

/** TMF678 v4.0.0 CustomerBillOnDemand. */
@Controller(ON_DEMAND.path)
@Roles('agent', 'supervisor', 'operator', 'integrator')
export class BillOnDemandController {
  constructor(
    private readonly resources: FindResources,
    private readonly asks: AskForBill,
    private readonly config: ServiceConfig,
  ) {}

  @Get()
  @ReadsSubscriber('relatedParty.id')
  async list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const query = readListQuery(ON_DEMAND, request.url);
    const page = await this.resources.page(ON_DEMAND, query);
    const publicUrl = publicUrlOf(this.config, request);
    return listResponse(ON_DEMAND, { url: request.url, query, publicUrl }, page, reply);
  }

  @Get(':id')
  @ReadsSubscriber('relatedParty.id')
  async show(@Param('id') id: string, @Req() request: FastifyRequest) {
    const fields = readItemQuery(request.url);
    return selectFields(this.render(await this.resources.one(ON_DEMAND, id), request), fields);
  }

  @Post()
  async create(
    @Body() body: unknown,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const rendered = this.render(await this.asks.execute(body, idempotencyKey(key, caller)), request);
    reply.header('Location', rendered['href']);
    return rendered;
  }

  private render({ id, document }: Stored, request: FastifyRequest): Record<string, unknown> {
    return ON_DEMAND.render(id, document, publicUrlOf(this.config, request));
  }
}
