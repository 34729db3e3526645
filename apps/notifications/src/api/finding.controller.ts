import { Body, Controller, HttpCode, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Roles, type Principal } from '@viewline/platform';
import { SettleUncertain } from '../commands/settle-uncertain/settle-uncertain.use-case.js';
import { FindingDto } from './delivery.dto.js';

@ApiTags('messages')
@Controller('api/notifications/v1/messages/:id/finding')
@Roles('supervisor', 'operator')
export class FindingController {
  constructor(private readonly settleUncertain: SettleUncertain) {}

  /** What somebody found at the provider about a message that is uncertain. To say it again, ask for another message. */
  @Put()
  @HttpCode(204)
  async settle(
    @Param('id') id: string,
    @Body() { finding }: FindingDto,
    @CurrentPrincipal() caller: Principal,
  ): Promise<void> {
    await this.settleUncertain.execute(id, finding, caller.id);
  }
}
