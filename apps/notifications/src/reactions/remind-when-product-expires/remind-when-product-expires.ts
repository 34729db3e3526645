import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@viewline/events';
import type { Transaction } from '@viewline/messaging';
import { ScheduleReminders } from '../../commands/schedule-reminders/schedule-reminders.use-case.js';
import { productWord } from '../../domain/reminder/product.js';
import { ProductRepository } from '../../persistence/product.repository.js';

/** Our own copy of the products, and with it when their people are reminded. In any order, however often. */
@Injectable()
export class RemindWhenProductExpires {
  constructor(
    private readonly products: ProductRepository,
    private readonly schedule: ScheduleReminders,
  ) {}

  /** @returns how many of the events it understood */
  async apply(events: readonly EventEnvelope[], tx: Transaction): Promise<number> {
    const words = events.flatMap((event) => productWord(event) ?? []);
    await this.products.keep(tx, words);
    await this.schedule.execute(tx, [...new Set(words.map(({ productId }) => productId))]);
    return words.length;
  }
}
