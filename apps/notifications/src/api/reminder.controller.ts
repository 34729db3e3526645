import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ReadsSubscriber, Roles } from '@viewline/platform';
import { ListReminders } from '../queries/list-reminders/list-reminders.query.js';

@Controller('api/notifications/v1/subscribers/:id/reminders')
export class ReminderController {
  constructor(private readonly reminders: ListReminders) {}

  @Get()
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  @ReadsSubscriber('id')
  async list(@Param('id', ParseUUIDPipe) id: string) {
    return { items: await this.reminders.execute(id) };
  }
}
