import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { identity, IDENTITY_KINDS, type IdentityKind } from '@viewline/events';
import { DomainError } from '@viewline/kernel';
import { etagOf, ReadsSubscriber, Roles } from '@viewline/platform';
import type { FastifyReply } from 'fastify';
import { AddRelationship } from '../commands/add-relationship/add-relationship.use-case.js';
import { ChangeStatus } from '../commands/change-status/change-status.use-case.js';
import { LinkIdentity } from '../commands/link-identity/link-identity.use-case.js';
import { RemoveRelationship } from '../commands/remove-relationship/remove-relationship.use-case.js';
import { UnlinkIdentity } from '../commands/unlink-identity/unlink-identity.use-case.js';
import { subscriberNotFound } from '../domain/subscriber.errors.js';
import { ListDuplicates } from '../queries/list-duplicates/list-duplicates.query.js';
import { ShowSubscriber } from '../queries/show-subscriber/show-subscriber.query.js';
import { SubscribersConfig } from '../subscribers.config.js';
import { DuplicatesQuery, IdentityDto, RelationshipDto, StatusDto } from './subscriber.dto.js';

@Controller('api/subscribers/v1')
@Roles('agent', 'supervisor', 'operator', 'integrator')
export class SubscriberController {
  constructor(
    private readonly subscribers: ShowSubscriber,
    private readonly duplicates: ListDuplicates,
    private readonly links: LinkIdentity,
    private readonly unlinks: UnlinkIdentity,
    private readonly statuses: ChangeStatus,
    private readonly relationships: AddRelationship,
    private readonly endings: RemoveRelationship,
    private readonly config: SubscribersConfig,
  ) {}

  @Get('subscribers/:id')
  @ReadsSubscriber('id')
  async show(@Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const found = await this.subscribers.execute(id);
    if (!found) throw subscriberNotFound(id);
    reply.header('ETag', etagOf(found.version));
    return found;
  }

  @Post('subscribers/:id/status')
  @HttpCode(200)
  async changeStatus(@Param('id') id: string, @Body() { status, reason }: StatusDto) {
    const { version } = await this.statuses.execute({ id, status, reason });
    return { id, status, version };
  }

  @Post('subscribers/:id/identities')
  async link(
    @Param('id') subscriberId: string,
    @Body() { kind, value, region, verified = false }: IdentityDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const address = identity(kind, value, region ?? this.config.DEFAULT_REGION);
    const decision = await this.links.execute({ subscriberId, identity: address, verified, source: 'api' });
    if (decision.outcome !== 'link') reply.status(200);
    return { subscriberId, ...address, ...decision };
  }

  @Delete('subscribers/:id/identities/:kind/:value')
  @HttpCode(204)
  async unlink(
    @Param('id') subscriberId: string,
    @Param('kind') kind: string,
    @Param('value') value: string,
  ) {
    if (!isKind(kind))
      throw new DomainError('not-found', 'identity.unknown-kind', 'There is no such kind of address');
    await this.unlinks.execute(subscriberId, identity(kind, value, this.config.DEFAULT_REGION));
  }

  @Post('subscribers/:id/relationships')
  async relate(@Param('id') subscriberId: string, @Body() { type, target }: RelationshipDto) {
    return await this.relationships.execute(subscriberId, type, target);
  }

  @Delete('subscribers/:id/relationships/:relationshipId')
  @HttpCode(204)
  async unrelate(@Param('id') subscriberId: string, @Param('relationshipId') relationshipId: string) {
    await this.endings.execute(subscriberId, relationshipId);
  }

  @Get('duplicates')
  async listDuplicates(@Query() { limit, cursor }: DuplicatesQuery) {
    return await this.duplicates.execute(limit, cursor);
  }
}

function isKind(text: string): text is IdentityKind {
  return (IDENTITY_KINDS as readonly string[]).includes(text);
}
