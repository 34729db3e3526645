import { Body, Controller, Get, Headers, Param, Patch, Req, Res } from '@nestjs/common';
import { isId } from '@viewline/kernel';
import {
  AuditTrail,
  type ConditionalHeaders,
  CurrentPrincipal,
  etagOf,
  ifMatch,
  type Principal,
  publicUrlOf,
  ReadsSubscriber,
  Roles,
  ServiceConfig,
} from '@viewline/platform';
import { assertMergePatch, listResponse, readItemQuery, readListQuery, selectFields } from '@viewline/tmf';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MoveBill } from '../commands/move-bill/move-bill.use-case.js';
import { billNotFound } from '../domain/bill/bill.errors.js';
import { FindResources } from '../queries/find-resources/find-resources.query.js';
import { customerBillDocument } from '../resources/customer-bill-document.js';
import { CUSTOMER_BILL } from '../resources/customer-bill.js';

/** TMF678 v4.0.0 CustomerBill. */
@Controller(CUSTOMER_BILL.path)
export class CustomerBillController {
  constructor(
    private readonly resources: FindResources,
    private readonly moves: MoveBill,
    private readonly audit: AuditTrail,
    private readonly config: ServiceConfig,
  ) {}

  @Get()
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  @ReadsSubscriber('relatedParty.id')
  async list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const query = readListQuery(CUSTOMER_BILL, request.url);
    const page = await this.resources.page(CUSTOMER_BILL, query);
    const publicUrl = publicUrlOf(this.config, request);
    return listResponse(CUSTOMER_BILL, { url: request.url, query, publicUrl }, page, reply);
  }

  @Get(':id')
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  async show(
    @Param('id') id: string,
    @CurrentPrincipal() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const fields = readItemQuery(request.url);
    const { document } = await this.resources.one(CUSTOMER_BILL, id);
    await this.audit.record(caller, await this.resources.ownersOf(CUSTOMER_BILL, [id]));
    reply.header('ETag', etagOf(await this.resources.versionOf(id)));
    return selectFields(CUSTOMER_BILL.render(id, document, publicUrlOf(this.config, request)), fields);
  }

  @Patch(':id')
  @Roles('supervisor', 'operator', 'integrator')
  async change(
    @Param('id') id: string,
    @Body() patch: unknown,
    @Headers() headers: ConditionalHeaders,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    assertMergePatch(headers['content-type']);
    if (!isId(id)) throw billNotFound();
    const bill = await ifMatch(headers['if-match'], (expectedVersion) =>
      this.moves.execute({ id, expectedVersion, patch }),
    );
    reply.header('ETag', etagOf(bill.version));
    return CUSTOMER_BILL.render(bill.id, customerBillDocument(bill), publicUrlOf(this.config, request));
  }
}
