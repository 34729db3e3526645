import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { AuditTrail, CurrentPrincipal, type Principal, Roles } from '@viewline/platform';
import type { FastifyReply } from 'fastify';
import { ReverseSpending } from '../commands/reverse-spending/reverse-spending.use-case.js';
import { SpendCredit } from '../commands/spend-credit/spend-credit.use-case.js';
import { SPENDERS } from '../domain/credit/spending.js';
import { ShowSpending } from '../queries/show-spending/show-spending.query.js';
import { spendingView } from '../queries/show-spending/spending.view.js';
import { readTmfMoney } from '../resources/tmf-money.js';
import { ReasonDto, SpendingDto } from './credit.dto.js';
import { storable } from './storable-text.js';

/** Credit pays for something: said, and taken back, by whoever settles bills. */
@Controller('api/disputes/v1/credit-spendings')
@Roles(...SPENDERS)
export class CreditSpendingController {
  constructor(
    private readonly spendings: SpendCredit,
    private readonly reversals: ReverseSpending,
    private readonly shown: ShowSpending,
    private readonly audit: AuditTrail,
  ) {}

  @Post()
  async spend(
    @Body() body: SpendingDto,
    @CurrentPrincipal() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { subscriberId, amount, spentOn } = storable(body);
    const asked = { subscriberId, amount: readTmfMoney(amount), cause: spentOn, by: caller };
    const { spending, isNew } = await this.spendings.execute(asked);
    if (!isNew) reply.status(200);
    return spendingView(spending);
  }

  @Get(':id')
  @Roles('agent', 'supervisor', ...SPENDERS)
  async show(@Param('id') id: string, @CurrentPrincipal() caller: Principal) {
    const spending = await this.shown.one(id);
    await this.audit.record(caller, [spending.subscriberId]);
    return spending;
  }

  /** All of it, once; the same answer however often it is asked for. */
  @Post(':id/reverse')
  @HttpCode(200)
  @Roles('supervisor', ...SPENDERS)
  async reverse(@Param('id') id: string, @Body() body: ReasonDto, @CurrentPrincipal() caller: Principal) {
    return spendingView(await this.reversals.execute(id, caller, storable(body).reason));
  }
}
