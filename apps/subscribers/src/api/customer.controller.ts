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
  ReadsSubscriber,
  Roles,
  ServiceConfig,
} from '@viewline/platform';
import {
  assertMergePatch,
  FindResources,
  listResponse,
  patchDocument,
  readCreate,
  readItemQuery,
  readListQuery,
  selectFields,
  type Stored,
} from '@viewline/tmf';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RegisterSubscriber } from '../commands/register-subscriber/register-subscriber.use-case.js';
import { RemoveSubscriber } from '../commands/remove-subscriber/remove-subscriber.use-case.js';
import { UpdateSubscriber } from '../commands/update-subscriber/update-subscriber.use-case.js';
import { subscriberNotFound } from '../domain/subscriber.errors.js';
import { CUSTOMER } from '../resources/customer.js';

/** TMF629 v4.0.0. */
@Controller(CUSTOMER.path)
export class CustomerController {
  constructor(
    private readonly resources: FindResources,
    private readonly register: RegisterSubscriber,
    private readonly updates: UpdateSubscriber,
    private readonly removals: RemoveSubscriber,
    private readonly config: ServiceConfig,
  ) {}

  @Get()
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  @ReadsSubscriber('id')
  async list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const query = readListQuery(CUSTOMER, request.url);
    const page = await this.resources.page(CUSTOMER, query);
    return listResponse(
      CUSTOMER,
      { url: request.url, query, publicUrl: this.publicUrl(request) },
      page,
      reply,
    );
  }

  @Get(':id')
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  @ReadsSubscriber('id')
  async show(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const fields = readItemQuery(request.url);
    const found = await this.resources.one(CUSTOMER, id);
    if (!found) throw subscriberNotFound(id);
    reply.header('ETag', etagOf(found.version));
    return selectFields(this.render(found, request), fields);
  }

  @Post()
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  async create(
    @Body() body: unknown,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const document = readCreate(CUSTOMER, body);
    const made = await this.register.execute({ document, idempotencyKey: idempotencyKey(key, caller) });
    const rendered = this.render(made, request);
    reply.headers({ Location: String(rendered['href']), ETag: etagOf(made.version) });
    return rendered;
  }

  @Patch(':id')
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  async change(
    @Param('id') id: string,
    @Body() patch: unknown,
    @Headers() headers: ConditionalHeaders,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    assertMergePatch(headers['content-type']);
    const changed = await ifMatch(headers['if-match'], (expectedVersion) =>
      this.updates.execute({
        id,
        expectedVersion,
        change: (document) => patchDocument(CUSTOMER, document, patch),
      }),
    );
    reply.header('ETag', etagOf(changed.version));
    return this.render(changed, request);
  }

  @Delete(':id')
  @HttpCode(204)
  @Roles('supervisor', 'operator', 'integrator')
  async remove(@Param('id') id: string, @Headers('if-match') match: string | undefined): Promise<void> {
    await ifMatch(match, (expectedVersion) => this.removals.execute(id, expectedVersion));
  }

  private render({ id, document }: Stored, request: FastifyRequest): Record<string, unknown> {
    return CUSTOMER.render(id, document, this.publicUrl(request));
  }

  private publicUrl(request: FastifyRequest): string {
    return publicUrlOf(this.config, request);
  }
}
