import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { Transactions } from '@viewline/messaging';
import { AuditTrail, CurrentPrincipal, type Principal, ReadsSubscriber, Roles } from '@viewline/platform';
import type { FastifyReply } from 'fastify';
import { ApproveCredit } from '../commands/approve-credit/approve-credit.use-case.js';
import { DeclineCredit } from '../commands/decline-credit/decline-credit.use-case.js';
import { RequestCredit } from '../commands/request-credit/request-credit.use-case.js';
import { ReverseCredit } from '../commands/reverse-credit/reverse-credit.use-case.js';
import { creditView } from '../queries/list-credits/credit.view.js';
import { ListCredits } from '../queries/list-credits/list-credits.query.js';
import { ShowCreditBalance } from '../queries/show-credit-balance/show-credit-balance.query.js';
import { ApprovalDto, CreditsQuery, GoodwillDto, ReasonDto, SubscriberParams } from './credit.dto.js';
import { readTmfMoney } from '../resources/tmf-money.js';
import { storable } from './storable-text.js';

@Controller('api/disputes/v1')
@Roles('agent', 'supervisor', 'operator')
export class CreditController {
  constructor(
    private readonly transactions: Transactions,
    private readonly requests: RequestCredit,
    private readonly approvals: ApproveCredit,
    private readonly refusals: DeclineCredit,
    private readonly reversals: ReverseCredit,
    private readonly credits: ListCredits,
    private readonly balances: ShowCreditBalance,
    private readonly audit: AuditTrail,
  ) {}

  /** Goodwill; credits of other causes come from disputes, coupons, referrals and compensation. */
  @Post('credits')
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  async request(
    @Body() body: GoodwillDto,
    @CurrentPrincipal() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { causeId, subscriberId, amount, note } = storable(body);
    const { credit, isNew } = await this.transactions.run((tx) =>
      this.requests.execute(tx, {
        subscriberId,
        amount: readTmfMoney(amount),
        cause: { kind: 'goodwill', id: causeId },
        requestedBy: caller,
        note,
      }),
    );
    if (!isNew) reply.status(200);
    return creditView(credit);
  }

  @Get('credits')
  @ReadsSubscriber('subscriberId')
  async list(@Query() query: CreditsQuery) {
    return await this.credits.execute(query);
  }

  @Get('credits/:id')
  async show(@Param('id') id: string, @CurrentPrincipal() caller: Principal) {
    const credit = await this.credits.one(id);
    await this.audit.record(caller, [credit.subscriberId]);
    return credit;
  }

  @Post('credits/:id/approve')
  @HttpCode(200)
  async approve(@Param('id') id: string, @Body() body: ApprovalDto, @CurrentPrincipal() caller: Principal) {
    return creditView(await this.approvals.execute(id, caller, storable(body).reason));
  }

  @Post('credits/:id/decline')
  @HttpCode(200)
  async decline(@Param('id') id: string, @Body() body: ReasonDto, @CurrentPrincipal() caller: Principal) {
    return creditView(await this.refusals.execute(id, caller, storable(body).reason));
  }

  @Post('credits/:id/reverse')
  @HttpCode(200)
  @Roles('supervisor', 'operator')
  async reverse(@Param('id') id: string, @Body() body: ReasonDto, @CurrentPrincipal() caller: Principal) {
    return creditView(await this.reversals.execute(id, caller, storable(body).reason));
  }

  @Get('subscribers/:id/credit')
  @ReadsSubscriber('id')
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  async balance(@Param() { id }: SubscriberParams) {
    return await this.balances.execute(id);
  }

  @Get('subscribers/:id/credit/statement')
  @ReadsSubscriber('id')
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  async statement(@Param() { id }: SubscriberParams) {
    return await this.balances.statement(id);
  }
}
