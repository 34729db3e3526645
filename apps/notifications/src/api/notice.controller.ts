import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Transactions } from '@viewline/messaging';
import { CurrentPrincipal, type Principal, Roles } from '@viewline/platform';
import { CollectNotices } from '../commands/collect-notices/collect-notices.use-case.js';
import { NoticesDto } from './notice.dto.js';

/** News of little urgency, which reaches people together in a digest. */
@Controller('api/notifications/v1/notices')
export class NoticeController {
  constructor(
    private readonly transactions: Transactions,
    private readonly notices: CollectNotices,
  ) {}

  @Post()
  @HttpCode(202)
  @Roles('supervisor', 'operator', 'integrator')
  async collect(@Body() { notices }: NoticesDto, @CurrentPrincipal() caller: Principal) {
    const keyed = notices.map(({ key, subscriberId, purpose, title, text }) => ({
      // Two callers may have the same keys.
      key: `${caller.id} ${key}`,
      subscriberId,
      purpose,
      title,
      text,
    }));
    const collected = await this.transactions.run((tx) => this.notices.execute(tx, keyed));
    return { collected, known: notices.length - collected };
  }
}
