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
import { ChangeSpecification } from '../commands/change-specification/change-specification.use-case.js';
import { CreateSpecification } from '../commands/create-specification/create-specification.use-case.js';
import { RemoveSpecification } from '../commands/remove-specification/remove-specification.use-case.js';
import { specificationNotFound } from '../domain/specification.errors.js';
import { TROUBLE_TICKET_SPECIFICATION } from '../resources/trouble-ticket-specification.js';

/** What kinds of tickets there are, for who opens one. */
@Controller(TROUBLE_TICKET_SPECIFICATION.path)
@Roles('supervisor', 'operator', 'integrator')
export class TroubleTicketSpecificationController {
  constructor(
    private readonly resources: FindResources,
    private readonly creations: CreateSpecification,
    private readonly changes: ChangeSpecification,
    private readonly removals: RemoveSpecification,
    private readonly config: ServiceConfig,
  ) {}

  @Get()
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  async list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const query = readListQuery(TROUBLE_TICKET_SPECIFICATION, request.url);
    const page = await this.resources.page(TROUBLE_TICKET_SPECIFICATION, query);
    const publicUrl = publicUrlOf(this.config, request);
    return listResponse(TROUBLE_TICKET_SPECIFICATION, { url: request.url, query, publicUrl }, page, reply);
  }

  @Get(':id')
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  async show(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const fields = readItemQuery(request.url);
    const found = await this.resources.one(TROUBLE_TICKET_SPECIFICATION, id);
    if (!found) throw specificationNotFound(id);
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
    const document = readCreate(TROUBLE_TICKET_SPECIFICATION, body);
    const made = await this.creations.execute(document, idempotencyKey(key, caller));
    const rendered = this.render(made, request);
    reply.headers({ Location: String(rendered['href']), ETag: etagOf(made.version) });
    return rendered;
  }

  @Patch(':id')
  async change(
    @Param('id') id: string,
    @Body() patch: unknown,
    @Headers() headers: ConditionalHeaders,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    assertMergePatch(headers['content-type']);
    const changed = await ifMatch(headers['if-match'], (expectedVersion) =>
      this.changes.execute(id, patch, expectedVersion),
    );
    reply.header('ETag', etagOf(changed.version));
    return this.render(changed, request);
  }

  @Delete(':id')
  @HttpCode(204)
  async remove(@Param('id') id: string): Promise<void> {
    await this.removals.execute(id);
  }

  private render({ id, document }: Stored, request: FastifyRequest): Record<string, unknown> {
    return TROUBLE_TICKET_SPECIFICATION.render(id, document, publicUrlOf(this.config, request));
  }
}
