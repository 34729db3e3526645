import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { CurrentPrincipal, type Principal, Roles } from '@viewline/platform';
import type { FastifyReply } from 'fastify';
import { IssueCoupon } from '../commands/issue-coupon/issue-coupon.use-case.js';
import { RedeemCoupon } from '../commands/redeem-coupon/redeem-coupon.use-case.js';
import { amountNotPositive } from '../domain/credit/credit.errors.js';
import { couponView } from '../queries/list-coupons/coupon.view.js';
import { ListCoupons } from '../queries/list-coupons/list-coupons.query.js';
import { readTmfMoney } from '../resources/tmf-money.js';
import { CodeDto, CouponDto } from './promotion.dto.js';
import { storable } from './storable-text.js';

@Controller('api/disputes/v1')
@Roles('operator')
export class CouponController {
  constructor(
    private readonly issuing: IssueCoupon,
    private readonly redeeming: RedeemCoupon,
    private readonly coupons: ListCoupons,
  ) {}

  @Post('coupons')
  async issue(@Body() body: CouponDto, @CurrentPrincipal() by: Principal) {
    const { kind, percent, amount: given, ...asked } = storable(body);
    const amount = readTmfMoney(given);
    if (amount.minor <= 0) throw amountNotPositive();
    const value = kind === 'amount' ? { kind, amount } : { kind, percent: percent!, cap: amount };
    return couponView(await this.issuing.execute({ ...asked, value, by }));
  }

  @Get('coupons')
  @Roles('supervisor', 'operator')
  async list() {
    return await this.coupons.execute();
  }

  @Post('coupons/:id/approve')
  @HttpCode(200)
  @Roles('supervisor', 'operator')
  async approve(@Param('id') id: string, @CurrentPrincipal() by: Principal) {
    return couponView(await this.issuing.approve(id, by));
  }

  @Post('coupons/:id/end')
  @HttpCode(200)
  async end(@Param('id') id: string) {
    return couponView(await this.issuing.end(id));
  }

  @Post('coupon-redemptions')
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  async redeem(
    @Body() body: CodeDto,
    @CurrentPrincipal() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { code, subscriberId } = storable(body);
    const { isNew, ...redemption } = await this.redeeming.execute({ code, subscriberId, caller });
    if (!isNew) reply.status(200);
    return redemption;
  }
}
