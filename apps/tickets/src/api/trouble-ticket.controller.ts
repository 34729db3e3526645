import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Req,
  Res,
} from '@nestjs/common';
import {
  AuditTrail,
  type ConditionalHeaders,
  CurrentPrincipal,
  etagOf,
  idempotencyKey,
  ifMatch,
  type Principal,
  publicUrlOf,
  Roles,
  ServiceConfig,
} from '@viewline/platform';
import {
  assertMergePatch,
  FindResources,
  listResponse,
  readCreate,
  readItemQuery,
  readListQuery,
  selectFields,
  type Stored,
} from '@viewline/tmf';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChangeTicket } from '../commands/change-ticket/change-ticket.use-case.js';
import { OpenTicket } from '../commands/open-ticket/open-ticket.use-case.js';
import { RemoveTicket } from '../commands/remove-ticket/remove-ticket.use-case.js';
import { subscriberIdOf, type TicketDocument } from '../domain/ticket-document.js';
import { ticketNotFound } from '../domain/ticket.errors.js';
import { TROUBLE_TICKET } from '../resources/trouble-ticket.js';
import { isPerson, nameOf } from './actor.js';

/** TMF621 v4.0.0. */
@Controller(TROUBLE_TICKET.path)
@Roles('agent', 'supervisor', 'operator', 'integrator')
export class TroubleTicketController {
  constructor(
    private readonly resources: FindResources,
    private readonly openings: OpenTicket,
    private readonly changes: ChangeTicket,
    private readonly removals: RemoveTicket,
    private readonly trail: AuditTrail,
    private readonly config: ServiceConfig,
  ) {}

  @Get()
  async list(
    @CurrentPrincipal() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const query = readListQuery(TROUBLE_TICKET, request.url);
    const page = await this.resources.page(TROUBLE_TICKET, query);
    await this.audit(caller, page.items);
    const publicUrl = publicUrlOf(this.config, request);
    return listResponse(TROUBLE_TICKET, { url: request.url, query, publicUrl }, page, reply);
  }

  @Get(':id')
  async show(
    @Param('id') id: string,
    @CurrentPrincipal() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const fields = readItemQuery(request.url);
    const found = await this.resources.one(TROUBLE_TICKET, id);
    if (!found) throw ticketNotFound(id);
    await this.audit(caller, [found]);
    reply.header('ETag', etagOf(found.version));
    return selectFields(this.render(found, request), fields);
  }

  @Post()
  async create(
    @Body() body: unknown,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const document = readCreate(TROUBLE_TICKET, body);
    const idempotent = idempotencyKey(key, caller);
    const made = await this.openings.execute({ document, by: nameOf(caller), idempotencyKey: idempotent });
    const rendered = this.render(made, request);
    reply.headers({ Location: String(rendered['href']), ETag: etagOf(made.version) });
    return rendered;
  }

  @Patch(':id')
  async change(
    @Param('id') id: string,
    @Body() patch: unknown,
    @Headers() headers: ConditionalHeaders,
    @CurrentPrincipal() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    assertMergePatch(headers['content-type']);
    const by = { by: nameOf(caller), isPerson: isPerson(caller) };
    const changed = await ifMatch(headers['if-match'], (expectedVersion) =>
      this.changes.execute({ id, patch, expectedVersion, ...by }),
    );
    reply.header('ETag', etagOf(changed.version));
    return this.render(changed, request);
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

  private async audit(caller: Principal, shown: readonly Stored[]): Promise<void> {
    const subscribers = shown.flatMap(({ document }) => subscriberIdOf(document as TicketDocument) ?? []);
    await this.trail.record(caller, subscribers);
  }

  private render({ id, document }: Stored, request: FastifyRequest): Record<string, unknown> {
    return TROUBLE_TICKET.render(id, document, publicUrlOf(this.config, request));
  }
}
