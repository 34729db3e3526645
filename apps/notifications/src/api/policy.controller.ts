import { Body, Controller, Get, Headers, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, etagOf, ifMatch, Roles, type Principal } from '@viewline/platform';
import type { FastifyReply } from 'fastify';
import { ChangePolicy } from '../commands/change-policy/change-policy.use-case.js';
import { ShowPolicy } from '../queries/show-policy/show-policy.query.js';
import { PolicyChangeDto, PolicyVersionsQuery } from './policy.dto.js';

/** The settings by which messages are let through, put off and suppressed. */
@ApiTags('policy')
@Controller('api/notifications/v1/policy')
@Roles('agent', 'supervisor', 'operator', 'integrator')
export class PolicyController {
  constructor(
    private readonly policy: ShowPolicy,
    private readonly changes: ChangePolicy,
  ) {}

  @Get()
  async show(@Res({ passthrough: true }) reply: FastifyReply) {
    const current = await this.policy.current();
    reply.header('ETag', etagOf(current.version));
    return current;
  }

  @Get('versions')
  async versions(@Query() { limit, before }: PolicyVersionsQuery) {
    return await this.policy.history(limit, before);
  }

  @Put()
  @Roles('operator')
  async change(
    @Body() { settings, reason }: PolicyChangeDto,
    @Headers('if-match') header: string | undefined,
    @CurrentPrincipal() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { quietHours, ...rest } = settings;
    const changed = await ifMatch(header, (expectedVersion) =>
      this.changes.execute({
        settings: { ...rest, quietHours: quietHours ?? undefined },
        by: (caller.name ?? caller.id).slice(0, 200),
        reason,
        expectedVersion,
      }),
    );
    reply.header('ETag', etagOf(changed.version));
    return changed;
  }
}
