import { Body, Controller, Get, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import { CurrentPrincipal, type Principal, ReadsSubscriber, Roles } from '@viewline/platform';
import type { FastifyReply } from 'fastify';
import { ClaimReferral } from '../commands/claim-referral/claim-referral.use-case.js';
import { SetReferralProgramme } from '../commands/set-referral-programme/set-referral-programme.use-case.js';
import {
  programmeView,
  referralView,
  ShowReferrals,
} from '../queries/show-referrals/show-referrals.query.js';
import { readTmfMoney } from '../resources/tmf-money.js';
import { SubscriberParams } from './credit.dto.js';
import { CodeDto, ProgrammeDto } from './promotion.dto.js';
import { storable } from './storable-text.js';

@Controller('api/disputes/v1')
@Roles('agent', 'supervisor', 'operator', 'integrator')
export class ReferralController {
  constructor(
    private readonly claims: ClaimReferral,
    private readonly programmes: SetReferralProgramme,
    private readonly referrals: ShowReferrals,
  ) {}

  @Get('referral-programme')
  async programme() {
    return await this.referrals.programme();
  }

  @Put('referral-programme')
  @Roles('operator')
  async setProgramme(@Body() { active, ...body }: ProgrammeDto, @CurrentPrincipal() caller: Principal) {
    const programme = {
      active,
      referrer: readTmfMoney(body.referrer),
      referred: readTmfMoney(body.referred),
    };
    await this.programmes.execute(programme, caller);
    return programmeView(programme);
  }

  @Post('subscribers/:id/referral-code')
  @HttpCode(200)
  @ReadsSubscriber('id')
  async code(@Param() { id }: SubscriberParams) {
    return { subscriberId: id, code: await this.claims.codeOf(id) };
  }

  /** Somebody new says who recommended us; both are credited with their first product. */
  @Post('referrals')
  async claim(
    @Body() body: CodeDto,
    @CurrentPrincipal() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { code, subscriberId } = storable(body);
    const { referral, isNew } = await this.claims.execute({ code, subscriberId, caller });
    if (!isNew) reply.status(200);
    return referralView(referral);
  }

  @Get('subscribers/:id/referrals')
  @ReadsSubscriber('id')
  async list(@Param() { id }: SubscriberParams) {
    return await this.referrals.execute(id);
  }
}
