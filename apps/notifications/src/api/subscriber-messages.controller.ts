import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReadsSubscriber, Roles } from '@viewline/platform';
import {
  ListNotifications,
  type NotificationPage,
} from '../queries/list-notifications/list-notifications.query.js';
import { PageQuery } from './delivery.dto.js';

@ApiTags('messages')
@Controller('api/notifications/v1/subscribers/:id/messages')
@Roles('agent', 'supervisor', 'integrator')
export class SubscriberMessagesController {
  constructor(private readonly notifications: ListNotifications) {}

  /** All messages of everybody who is one with this subscriber, newest first, with every try. */
  @Get()
  @ReadsSubscriber('id')
  list(
    @Param('id', ParseUUIDPipe) subscriberId: string,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<NotificationPage> {
    return this.notifications.execute({ subscriberId, limit, ...(cursor && { cursor }) });
  }
}
