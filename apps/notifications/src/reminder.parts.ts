import type { Parts } from '@viewline/platform';
import { ReminderController } from './api/reminder.controller.js';
import { ScheduleReminders } from './commands/schedule-reminders/schedule-reminders.use-case.js';
import { SendDueReminders } from './commands/send-due-reminders/send-due-reminders.use-case.js';
import { CreateProducts1766000000310 } from './persistence/migrations/create-products.js';
import { ProductRepository } from './persistence/product.repository.js';
import { ReminderRepository } from './persistence/reminder.repository.js';
import { ZoneRepository } from './persistence/zone.repository.js';
import { ListReminders } from './queries/list-reminders/list-reminders.query.js';
import { RemindWhenProductExpires } from './reactions/remind-when-product-expires/remind-when-product-expires.js';

export const REMINDER_PARTS: Parts = {
  controllers: [ReminderController],
  providers: [
    ProductRepository,
    ReminderRepository,
    ZoneRepository,
    ScheduleReminders,
    SendDueReminders,
    ListReminders,
    RemindWhenProductExpires,
  ],
  migrations: [CreateProducts1766000000310],
};
