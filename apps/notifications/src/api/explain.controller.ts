import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AuditTrail, CurrentPrincipal, ReadsSubscriber, Roles, type Principal } from '@viewline/platform';
import { ExplainMessage } from '../queries/explain-message/explain-message.query.js';
import { PreviewDecision } from '../queries/preview-decision/preview-decision.query.js';
import { ShowAttention } from '../queries/show-attention/show-attention.query.js';
import { SuggestChannel } from '../queries/suggest-channel/suggest-channel.query.js';
import { knownId } from './known-id.js';
import { ExplainDto, PageQuery } from './wishes.dto.js';

/** Why did or didn't this go, and would it? */
@ApiTags('why')
@Controller('api/notifications/v1')
@Roles('agent', 'supervisor', 'operator', 'integrator')
export class ExplainController {
  constructor(
    private readonly messages: ExplainMessage,
    private readonly previews: PreviewDecision,
    private readonly attention: ShowAttention,
    private readonly channels: SuggestChannel,
    private readonly audit: AuditTrail,
  ) {}

  @Get('messages/:id/why')
  async why(
    @Param('id') id: string,
    @Query() { limit, cursor }: PageQuery,
    @CurrentPrincipal() caller: Principal,
  ) {
    const page = await this.messages.byMessage(id, limit, cursor);
    // Whose message it is is known only now; it is on record before it leaves.
    await this.audit.record(
      caller,
      page.messages.map(({ subscriberId }) => subscriberId),
    );
    return page;
  }

  @Get('subscribers/:id/why')
  @ReadsSubscriber('id')
  async whyOfSubscriber(@Param('id') id: string, @Query() { limit, cursor }: PageQuery) {
    return await this.messages.bySubscriber(knownId(id), limit, cursor);
  }

  @Get('subscribers/:id/attention')
  @ReadsSubscriber('id')
  async showAttention(@Param('id') id: string) {
    return await this.attention.execute(knownId(id));
  }

  @Get('subscribers/:id/channels')
  @ReadsSubscriber('id')
  async suggestChannel(@Param('id') id: string) {
    return await this.channels.execute(knownId(id));
  }

  /** Nothing is written and nothing sent. */
  @Post('subscribers/:id/explain')
  @HttpCode(200)
  @ReadsSubscriber('id')
  async explain(@Param('id') id: string, @Body() { at, expiresAt, ...rest }: ExplainDto) {
    return await this.previews.execute({
      ...rest,
      subscriberId: knownId(id),
      ...(at !== undefined && { at: new Date(at) }),
      ...(expiresAt !== undefined && { expiresAt: new Date(expiresAt) }),
    });
  }
}
