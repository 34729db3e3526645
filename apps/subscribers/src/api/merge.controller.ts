import { Body, Controller, Delete, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { DomainError } from '@viewline/kernel';
import { CurrentPrincipal, type Principal, Roles } from '@viewline/platform';
import type { FastifyReply } from 'fastify';
import { MergeSubscribers } from '../commands/merge-subscribers/merge-subscribers.use-case.js';
import { UnmergeSubscribers } from '../commands/unmerge-subscribers/unmerge-subscribers.use-case.js';
import { PreviewMerge } from '../queries/preview-merge/preview-merge.query.js';
import { MergeDto, MergePairDto, UnmergeQuery } from './subscriber.dto.js';

@Controller('api/subscribers/v1/merges')
@Roles('agent', 'supervisor', 'operator', 'integrator')
export class MergeController {
  constructor(
    private readonly merges: MergeSubscribers,
    private readonly unmerges: UnmergeSubscribers,
    private readonly previews: PreviewMerge,
  ) {}

  @Post()
  async merge(
    @Body() { override = false, ...pair }: MergeDto,
    @CurrentPrincipal() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (override && !caller.roles.includes('supervisor')) {
      throw new DomainError(
        'forbidden',
        'merge.override-forbidden',
        'Only a supervisor may override an objection',
      );
    }
    const isNew = await this.merges.execute({ ...pair, override, by: nameOf(caller) });
    if (!isNew) reply.status(200);
    return pair;
  }

  @Post('preview')
  @HttpCode(200)
  async preview(@Body() { survivorId, absorbedId }: MergePairDto) {
    return await this.previews.execute(survivorId, absorbedId);
  }

  @Delete(':absorbedId')
  @HttpCode(204)
  async unmerge(
    @Param('absorbedId') absorbedId: string,
    @Query() { reason = '' }: UnmergeQuery,
    @CurrentPrincipal() caller: Principal,
  ) {
    await this.unmerges.execute(absorbedId, { reason, by: nameOf(caller) });
  }
}

const nameOf = ({ name, id }: Principal): string => (name ?? id).slice(0, 300);
