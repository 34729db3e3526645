import { Body, Delete, Get, Headers, HttpCode, Param, Patch, Post, Req, Res } from '@nestjs/common';
import {
  type ConditionalHeaders,
  CurrentPrincipal,
  etagOf,
  idempotencyKey,
  ifMatch,
  type Principal,
  publicUrlOf,
  Roles,
} from '@viewline/platform';
import {
  assertMergePatch,
  listResponse,
  patchDocument,
  readCreate,
  readItemQuery,
  readListQuery,
  selectFields,
  type Stored,
} from '@viewline/tmf';
import type { FastifyReply, FastifyRequest } from 'fastify';
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
  async list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const query = readListQuery(this.resource, request.url);
    const page = await this.services.resources.page(this.resource, query);
    const publicUrl = publicUrlOf(this.services.config, request);
    return listResponse(this.resource, { url: request.url, query, publicUrl }, page, reply);
  }

  @Get(':id')
  async show(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const fields = readItemQuery(request.url);
    const found = await this.services.resources.one(this.resource, id);
    if (!found) throw partyNotFound(this.kind, id);
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
    const document = readCreate(this.resource, body);
    const made = await this.services.create.execute({
      kind: this.kind,
      document,
      idempotencyKey: idempotencyKey(key, caller),
    });
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
      this.services.update.execute({
        kind: this.kind,
        id,
        expectedVersion,
        change: (document) => patchDocument(this.resource, document, patch),
      }),
    );
    reply.header('ETag', etagOf(changed.version));
    return this.render(changed, request);
  }

  @Delete(':id')
  @HttpCode(204)
  async remove(@Param('id') id: string): Promise<void> {
    await this.services.remove.execute(this.kind, id);
  }

  private render({ id, document }: Stored, request: FastifyRequest): Record<string, unknown> {
    return this.resource.render(id, document, publicUrlOf(this.services.config, request));
  }
}
