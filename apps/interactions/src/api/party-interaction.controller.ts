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
import { publicUrlOf, ReadsSubscriber, Roles, ServiceConfig } from '@viewline/platform';
import {
  assertMergePatch,
  listResponse,
  readItemQuery,
  readListQuery,
  selectFields,
  type Stored,
} from '@viewline/tmf';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChangePartyInteraction } from '../commands/change-party-interaction/change-party-interaction.use-case.js';
import { RecordPartyInteraction } from '../commands/record-party-interaction/record-party-interaction.use-case.js';
import { RemovePartyInteraction } from '../commands/remove-party-interaction/remove-party-interaction.use-case.js';
import { PartyInteractionsQuery } from '../queries/find-party-interactions/party-interactions.query.js';
import { PARTY_INTERACTION } from '../resources/party-interaction.js';

type Resource = Record<string, unknown>;

/** TMF683 PartyInteraction v4.0.0. */
@Controller(PARTY_INTERACTION.path)
@Roles('agent', 'supervisor', 'integrator')
export class PartyInteractionController {
  constructor(
    private readonly partyInteractions: PartyInteractionsQuery,
    private readonly config: ServiceConfig,
    private readonly record: RecordPartyInteraction,
    private readonly change: ChangePartyInteraction,
    private readonly remove: RemovePartyInteraction,
  ) {}

  @Get()
  @ReadsSubscriber('relatedParty.id')
  async list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Resource[]> {
    const query = readListQuery(PARTY_INTERACTION, request.url);
    const page = await this.partyInteractions.list(query);
    return listResponse(
      PARTY_INTERACTION,
      { url: request.url, query, publicUrl: this.publicUrl(request) },
      page,
      reply,
    );
  }

  @Get(':id')
  @ReadsSubscriber('relatedParty.id')
  async get(@Param('id') id: string, @Req() request: FastifyRequest): Promise<Resource> {
    const fields = readItemQuery(request.url);
    return selectFields(this.render(await this.partyInteractions.get(id), request), fields);
  }

  @Post()
  async create(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Resource> {
    const created = this.render(await this.record.execute(body), request);
    reply.header('Location', created['href']);
    return created;
  }

  @Patch(':id')
  async patch(
    @Param('id') id: string,
    @Headers('content-type') contentType: string | undefined,
    @Body() patch: unknown,
    @Req() request: FastifyRequest,
  ): Promise<Resource> {
    assertMergePatch(contentType);
    return this.render(await this.change.execute(id, patch), request);
  }

  @Delete(':id')
  @Roles('supervisor', 'integrator')
  @HttpCode(204)
  async delete(@Param('id') id: string): Promise<void> {
    await this.remove.execute(id);
  }

  private render({ id, document }: Stored, request: FastifyRequest): Resource {
    return PARTY_INTERACTION.render(id, document, this.publicUrl(request));
  }

  private publicUrl(request: FastifyRequest): string {
    return publicUrlOf(this.config, request);
  }
}
