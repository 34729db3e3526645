import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { CurrentPrincipal, type Principal, Roles } from '@viewline/platform';
import { SetCreditLimit } from '../commands/set-credit-limit/set-credit-limit.use-case.js';
import { ListCreditLimits } from '../queries/list-credit-limits/list-credit-limits.query.js';
import { readTmfMoney, tmfMoney } from '../resources/tmf-money.js';
import { CurrencyQuery, LimitDto, LimitParams } from './credit.dto.js';

/** What each role may grant on its own; above it a second person has to approve. */
@Controller('api/disputes/v1/credit-limits')
@Roles('agent', 'supervisor', 'operator')
export class CreditLimitController {
  constructor(
    private readonly limits: ListCreditLimits,
    private readonly settings: SetCreditLimit,
  ) {}

  @Get()
  async list(@Query() { currency }: CurrencyQuery) {
    return await this.limits.execute(currency);
  }

  @Put(':role/:currency')
  @Roles('operator')
  async set(
    @Param() { role, currency }: LimitParams,
    @Body() { value }: LimitDto,
    @CurrentPrincipal() caller: Principal,
  ) {
    const limit = readTmfMoney({ unit: currency, value });
    await this.settings.execute(role, limit, caller.id);
    return { role, limit: tmfMoney(limit), isSet: true };
  }
}
