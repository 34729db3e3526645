import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import {
  AuditTrail,
  CurrentPrincipal,
  Public,
  publicUrlOf,
  Roles,
  ServiceConfig,
  type Principal,
} from '@viewline/platform';
import type { FastifyRequest } from 'fastify';
import { RateRequest } from '../commands/rate-request/rate-request.use-case.js';
import { ShareRequest } from '../commands/share-request/share-request.use-case.js';
import { linkOpensNothing } from '../domain/request-view/request.errors.js';
import { ShowRequest } from '../queries/show-request/show-request.query.js';
import { PageQuery } from './page.dto.js';
import { RatingDto, RequestQuery, ShareDto } from './request-view.dto.js';

/** A subscriber's own view of a request, for whoever has its link, and the making of that link. */
@Controller('api/tickets/v1')
@Roles('agent', 'supervisor', 'operator', 'integrator')
export class RequestViewController {
  constructor(
    private readonly shares: ShareRequest,
    private readonly requests: ShowRequest,
    private readonly ratings: RateRequest,
    private readonly trail: AuditTrail,
    private readonly config: ServiceConfig,
  ) {}

  @Post('tickets/:id/link')
  async share(@Param('id') id: string, @Body() { days }: ShareDto, @Req() request: FastifyRequest) {
    const { token, expiresAt } = await this.shares.execute(id, days);
    // A page of the console that asks for no name; it reads the door below.
    const url = `${publicUrlOf(this.config, request)}/requests/${token}`;
    return { url, expiresAt: expiresAt.toISOString() };
  }

  /** For a link that went to somebody else. */
  @Delete('tickets/:id/link')
  @HttpCode(204)
  async withdraw(@Param('id') id: string) {
    await this.shares.withdraw(id);
  }

  @Get('requests/:token')
  @Public()
  // The link is the key: it goes into no cache, to no other site and into no search engine.
  @Header('cache-control', 'no-store')
  @Header('referrer-policy', 'no-referrer')
  @Header('x-robots-tag', 'noindex')
  async show(@Param('token') token: string, @Query() { language }: RequestQuery) {
    const view = await this.requests.execute(await this.shares.open(token), language);
    if (!view) throw linkOpensNothing();
    return view;
  }

  @Post('requests/:token/rating')
  @Public()
  @HttpCode(204)
  async rate(@Param('token') token: string, @Body() { score, comment }: RatingDto) {
    await this.ratings.execute(await this.shares.open(token), score, comment);
  }

  @Get('ratings')
  @Roles('supervisor', 'operator', 'integrator')
  async list(@Query() { limit, cursor }: PageQuery, @CurrentPrincipal() caller: Principal) {
    const page = await this.requests.ratings(limit, cursor);
    await this.trail.record(
      caller,
      page.items.flatMap(({ subscriberId }) => subscriberId ?? []),
    );
    return page;
  }
}
