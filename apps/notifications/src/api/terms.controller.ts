import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { CurrentPrincipal, type Principal, ReadsSubscriber, Roles } from '@viewline/platform';
import type { FastifyReply } from 'fastify';
import { AcceptTerms } from '../commands/accept-terms/accept-terms.use-case.js';
import { ListAcceptances } from '../queries/list-acceptances/list-acceptances.query.js';
import { AcceptanceDto } from './terms.dto.js';

/** What subscribers agreed to, such as new prices: what a dispute is decided by later. */
@Controller('api/notifications/v1/subscribers/:id/acceptances')
@Roles('agent', 'supervisor', 'operator', 'integrator')
export class TermsController {
  constructor(
    private readonly accepts: AcceptTerms,
    private readonly acceptances: ListAcceptances,
  ) {}

  @Post()
  async accept(
    @Param('id', ParseUUIDPipe) subscriberId: string,
    @Body() { acceptedAt, ...said }: AcceptanceDto,
    @CurrentPrincipal() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { isNew, ...acceptance } = await this.accepts.execute({
      subscriberId,
      ...said,
      by: caller.name ?? caller.id,
      ...(acceptedAt !== undefined && { acceptedAt: new Date(acceptedAt) }),
    });
    if (!isNew) reply.status(200);
    return acceptance;
  }

  @Get()
  @ReadsSubscriber('id')
  async list(@Param('id', ParseUUIDPipe) id: string) {
    return { items: await this.acceptances.execute(id) };
  }
}
