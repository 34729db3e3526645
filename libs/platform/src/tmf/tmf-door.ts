import { Inject, Injectable } from '@nestjs/common';
import {
  assertMergePatch,
  listResponse,
  readItemQuery,
  readListQuery,
  selectFields,
  type ListQuery,
  type Page,
  type Stored,
  type TmfResource,
} from '@viewline/tmf';
import type { FastifyRequest } from 'fastify';
import { AuditTrail } from '../audit/audit-trail.js';
import { principalOf } from '../auth/principal.js';
import { ServiceConfig } from '../config/service.config.js';
import type { HttpExchange } from '../http/exchange.js';
import { publicUrlOf } from '../http/public-url.js';
import { etagOf, ifMatch } from '../http/versions.js';

/** A resource, and where it has versions the one that its ETag names. */
export interface Shown extends Stored {
  readonly version?: number;
}

type Answer = Record<string, unknown>;

/**
 * What the TM Forum doors of all services have in common: paging, `fields`, `href`, `Location`, ETags, and the record of
 * whose data a person was shown. What there is and what may be done with it stays with the controllers.
 */
@Injectable()
export class TmfDoor {
  constructor(
    @Inject(ServiceConfig) private readonly config: ServiceConfig,
    @Inject(AuditTrail) private readonly trail: AuditTrail,
  ) {}

  async list(
    { request, reply }: HttpExchange,
    resource: TmfResource,
    find: (query: ListQuery) => Promise<Page<Stored>>,
  ): Promise<Answer[]> {
    const query = readListQuery(resource, request.url);
    const page = await find(query);
    await this.record(request, resource, page.items);
    const publicUrl = publicUrlOf(this.config, request);
    return listResponse(resource, { url: request.url, query, publicUrl }, page, reply);
  }

  async show(exchange: HttpExchange, resource: TmfResource, find: () => Promise<Shown>): Promise<Answer> {
    const fields = readItemQuery(exchange.request.url);
    const found = await find();
    await this.record(exchange.request, resource, [found]);
    return selectFields(this.render(exchange, resource, found), fields);
  }

  async create(exchange: HttpExchange, resource: TmfResource, make: () => Promise<Shown>): Promise<Answer> {
    const answer = this.render(exchange, resource, await make());
    exchange.reply.header('Location', answer['href']);
    return answer;
  }

  /** @param apply is told which version the caller means, if any, and throws `<name>.version-conflict` if it is another now */
  async change(
    exchange: HttpExchange,
    resource: TmfResource,
    apply: (expectedVersion: number | undefined) => Promise<Shown>,
  ): Promise<Answer> {
    const { headers } = exchange.request;
    assertMergePatch(headers['content-type']);
    const changed = await ifMatch(headers['if-match'], apply);
    // An empty patch reads.
    await this.record(exchange.request, resource, [changed]);
    return this.render(exchange, resource, changed);
  }

  private render({ request, reply }: HttpExchange, resource: TmfResource, shown: Shown): Answer {
    if (shown.version !== undefined) reply.header('ETag', etagOf(shown.version));
    return resource.render(shown.id, shown.document, publicUrlOf(this.config, request));
  }

  private async record(
    request: FastifyRequest,
    resource: TmfResource,
    shown: readonly Stored[],
  ): Promise<void> {
    await this.trail.record(principalOf(request), shown.flatMap(resource.subscribersOf));
  }
}
