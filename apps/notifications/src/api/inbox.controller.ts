import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReadsSubscriber, Roles } from '@viewline/platform';
import { MarkRead } from '../commands/mark-read/mark-read.use-case.js';
import {
  ListNotifications,
  type NotificationPage,
} from '../queries/list-notifications/list-notifications.query.js';
import { InboxQuery } from './delivery.dto.js';

/** What the operator's app shows its user, asked for by the app's back end. */
@ApiTags('inbox')
@Controller('api/notifications/v1/inbox')
@Roles('agent', 'supervisor', 'integrator')
export class InboxController {
  constructor(
    private readonly notifications: ListNotifications,
    private readonly markRead: MarkRead,
  ) {}

  @Get()
  @ReadsSubscriber('subscriberId')
  list(@Query() { subscriberId, limit, cursor }: InboxQuery): Promise<NotificationPage> {
    return this.notifications.execute({
      subscriberId,
      inboxOnly: true,
      limit,
      ...(cursor && { cursor }),
    });
  }

  /** Again changes nothing. */
  @Post(':id/read')
  @Roles('integrator')
  @HttpCode(204)
  read(@Param('id') id: string): Promise<void> {
    return this.markRead.execute(id);
  }
}
