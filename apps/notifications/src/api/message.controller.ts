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
import { ApiTags } from '@nestjs/swagger';
import {
  CurrentPrincipal,
  idempotencyKey,
  publicUrlOf,
  ReadsSubscriber,
  Roles,
  ServiceConfig,
  type Principal,
} from '@viewline/platform';
import {
  assertMergePatch,
  listResponse,
  readItemQuery,
  readListQuery,
  selectFields,
  type Stored,
} from '@viewline/tmf';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChangeMessage } from '../commands/change-message/change-message.use-case.js';
import { CreateMessage } from '../commands/create-message/create-message.use-case.js';
import { RemoveMessage } from '../commands/remove-message/remove-message.use-case.js';
import { FindMessages } from '../queries/find-messages/find-messages.query.js';
import { COMMUNICATION_MESSAGE } from '../resources/communication-message.js';

type Resource = Record<string, unknown>;

/** TMF681 CommunicationMessage v4.0.0. */
@ApiTags('TMF681 communication messages')
@Controller(COMMUNICATION_MESSAGE.path)
@Roles('agent', 'supervisor', 'integrator')
export class MessageController {
  constructor(
    private readonly messages: FindMessages,
    private readonly config: ServiceConfig,
    private readonly creating: CreateMessage,
    private readonly changing: ChangeMessage,
    private readonly removing: RemoveMessage,
  ) {}

  @Get()
  @ReadsSubscriber('receiver.party.id')
  async list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Resource[]> {
    const query = readListQuery(COMMUNICATION_MESSAGE, request.url);
    const page = await this.messages.list(query);
    return listResponse(
      COMMUNICATION_MESSAGE,
      { url: request.url, query, publicUrl: publicUrlOf(this.config, request) },
      page,
      reply,
    );
  }

  @Get(':id')
  @ReadsSubscriber('receiver.party.id')
  async get(@Param('id') id: string, @Req() request: FastifyRequest): Promise<Resource> {
    const fields = readItemQuery(request.url);
    return selectFields(this.render(await this.messages.get(id), request), fields);
  }

  @Post()
  async create(
    @Body() body: unknown,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Resource> {
    const stored = await this.creating.execute(body, idempotencyKey(key, caller));
    const created = this.render(stored, request);
    reply.header('Location', created['href']);
    return created;
  }

  @Patch(':id')
  async patch(
    @Param('id') id: string,
    @Headers('content-type') contentType: string | undefined,
    @Body() patch: unknown,
    @CurrentPrincipal() caller: Principal,
    @Req() request: FastifyRequest,
  ): Promise<Resource> {
    assertMergePatch(contentType);
    return this.render(await this.changing.execute(id, patch, caller.id), request);
  }

  @Delete(':id')
  @Roles('supervisor', 'integrator')
  @HttpCode(204)
  async delete(@Param('id') id: string, @CurrentPrincipal() caller: Principal): Promise<void> {
    await this.removing.execute(id, caller.id);
  }

  private render({ id, document }: Stored, request: FastifyRequest): Resource {
    return COMMUNICATION_MESSAGE.render(id, document, publicUrlOf(this.config, request));
  }
}
