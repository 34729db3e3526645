import { Body, Controller, Get, Headers, Param, Post, Query, Res } from '@nestjs/common';
import {
  AuditTrail,
  CurrentPrincipal,
  etagOf,
  IdempotencyKey,
  ifMatch,
  type Principal,
  ReadsSubscriber,
  Roles,
} from '@viewline/platform';
import type { FastifyReply } from 'fastify';
import { AddEvidence } from '../commands/add-evidence/add-evidence.use-case.js';
import { OpenDispute } from '../commands/open-dispute/open-dispute.use-case.js';
import { ListDisputes } from '../queries/list-disputes/list-disputes.query.js';
import { ShowDispute } from '../queries/show-dispute/show-dispute.query.js';
import { readTmfMoney } from '../resources/tmf-money.js';
import { DisputesQuery, OpenDisputeDto } from './dispute.dto.js';
import { EvidenceDto } from './evidence.dto.js';
import { storable } from './storable-text.js';

@Controller('api/disputes/v1/disputes')
@Roles('agent', 'supervisor', 'operator', 'integrator')
export class DisputeController {
  constructor(
    private readonly openings: OpenDispute,
    private readonly evidence: AddEvidence,
    private readonly disputes: ListDisputes,
    private readonly shown: ShowDispute,
    private readonly audit: AuditTrail,
  ) {}

  /** Puts the bill on hold. The same Idempotency-Key again is the same dispute. */
  @Post()
  async open(
    @Body() body: OpenDisputeDto,
    @IdempotencyKey() key: string | undefined,
    @CurrentPrincipal() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { items, ...told } = storable(body);
    const claims = items.map(({ rateId, amount }) => ({
      rateId,
      ...(amount && { amount: readTmfMoney(amount) }),
    }));
    const id = await this.openings.execute({ ...told, items: claims }, caller, key);
    const dispute = await this.shown.execute(id);
    reply.headers({ Location: `/api/disputes/v1/disputes/${id}`, ETag: etagOf(dispute.version) });
    return dispute;
  }

  @Get()
  @ReadsSubscriber('subscriberId')
  async list(@Query() query: DisputesQuery) {
    return await this.disputes.execute(query);
  }

  @Get(':id')
  async show(
    @Param('id') id: string,
    @CurrentPrincipal() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const dispute = await this.shown.execute(id);
    await this.audit.record(caller, [dispute.subscriberId]);
    reply.header('ETag', etagOf(dispute.version));
    return dispute;
  }

  /** A text, a link, or a reference to an interaction or event. */
  @Post(':id/evidence')
  async addEvidence(
    @Param('id') id: string,
    @Body() body: EvidenceDto,
    @Headers('if-match') match: string | undefined,
    @IdempotencyKey() key: string | undefined,
    @CurrentPrincipal() caller: Principal,
  ) {
    const told = storable(body);
    const evidenceId = await ifMatch(match, (expectedVersion) =>
      this.evidence.execute({ id, expectedVersion, by: caller }, told, key),
    );
    return { id: evidenceId, disputeId: id };
  }
}
