import { Body, Controller, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import { CurrentPrincipal, etagOf, ifMatch, type Principal, Roles } from '@viewline/platform';
import type { FastifyReply } from 'fastify';
import { type Advance, AdvanceDispute } from '../commands/advance-dispute/advance-dispute.use-case.js';
import type { DisputeTarget } from '../commands/change-dispute.js';
import { DecideDispute } from '../commands/decide-dispute/decide-dispute.use-case.js';
import { EndDispute } from '../commands/end-dispute/end-dispute.use-case.js';
import { ShowDispute } from '../queries/show-dispute/show-dispute.query.js';
import { readTmfMoney } from '../resources/tmf-money.js';
import { AppealDto, ClosureDto, DecisionDto, NoteDto, ReferralDto } from './dispute.dto.js';
import { storable } from './storable-text.js';

/** The steps of a case. Each answers with the dispute as it is then; one that the table lacks is a 409. */
@Controller('api/disputes/v1/disputes/:id')
export class DisputeStepsController {
  constructor(
    private readonly advances: AdvanceDispute,
    private readonly decisions: DecideDispute,
    private readonly endings: EndDispute,
    private readonly shown: ShowDispute,
  ) {}

  @Post('acknowledgement')
  @HttpCode(200)
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  acknowledge(
    @Param('id') id: string,
    @Body() { note }: NoteDto,
    @Headers('if-match') match: string | undefined,
    @CurrentPrincipal() by: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.advance({ id, by, match, reply }, { step: 'acknowledge', note });
  }

  @Post('review')
  @HttpCode(200)
  @Roles('agent', 'supervisor', 'operator')
  review(
    @Param('id') id: string,
    @Body() { note }: NoteDto,
    @Headers('if-match') match: string | undefined,
    @CurrentPrincipal() by: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.advance({ id, by, match, reply }, { step: 'review', note });
  }

  @Post('appeal')
  @HttpCode(200)
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  appeal(
    @Param('id') id: string,
    @Body() { grounds }: AppealDto,
    @Headers('if-match') match: string | undefined,
    @CurrentPrincipal() by: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.advance({ id, by, match, reply }, { step: 'appeal', grounds });
  }

  @Post('referral')
  @HttpCode(200)
  @Roles('supervisor', 'operator')
  refer(
    @Param('id') id: string,
    @Body() { body, caseNumber }: ReferralDto,
    @Headers('if-match') match: string | undefined,
    @CurrentPrincipal() by: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.advance({ id, by, match, reply }, { step: 'refer', body, caseNumber });
  }

  @Post('decision')
  @HttpCode(200)
  @Roles('supervisor', 'operator')
  decide(
    @Param('id') id: string,
    @Body() body: DecisionDto,
    @Headers('if-match') match: string | undefined,
    @CurrentPrincipal() by: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { outcome, amount, note } = storable(body);
    const verdict = { outcome, note, ...(amount && { amount: readTmfMoney(amount) }) };
    return this.take({ id, by, match, reply }, (target) => this.decisions.execute(target, verdict));
  }

  @Post('closure')
  @HttpCode(200)
  @Roles('supervisor', 'operator')
  close(
    @Param('id') id: string,
    @Body() body: ClosureDto,
    @Headers('if-match') match: string | undefined,
    @CurrentPrincipal() by: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { outcome, amount, note } = storable(body);
    const verdict = outcome && { outcome, ...(amount && { amount: readTmfMoney(amount) }) };
    return this.take({ id, by, match, reply }, (target) =>
      this.endings.execute(target, { as: 'closed', note, verdict }),
    );
  }

  @Post('withdrawal')
  @HttpCode(200)
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  withdraw(
    @Param('id') id: string,
    @Body() body: NoteDto,
    @Headers('if-match') match: string | undefined,
    @CurrentPrincipal() by: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { note } = storable(body);
    return this.take({ id, by, match, reply }, (target) =>
      this.endings.execute(target, { as: 'withdrawn', note }),
    );
  }

  private advance(request: StepRequest, advance: Advance) {
    storable(advance);
    return this.take(request, (target) => this.advances.execute(target, advance));
  }

  private async take({ id, by, match, reply }: StepRequest, work: (target: DisputeTarget) => Promise<void>) {
    await ifMatch(match, (expectedVersion) => work({ id, expectedVersion, by }));
    const dispute = await this.shown.execute(id);
    reply.header('ETag', etagOf(dispute.version));
    return dispute;
  }
}

interface StepRequest {
  id: string;
  by: Principal;
  match: string | undefined;
  reply: FastifyReply;
}
