import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import { ContentConfig } from '../../content.config.js';
import { isReminded } from '../../domain/reminder/product.js';
import { reminderTimes, type ReminderTime } from '../../domain/reminder/reminder-times.js';
import { ProductRepository, type ProductState } from '../../persistence/product.repository.js';
import { ReminderRepository } from '../../persistence/reminder.repository.js';
import { ZoneRepository } from '../../persistence/zone.repository.js';
import { CancelNotifications } from '../cancel-notifications/cancel-notifications.use-case.js';

const REASON = 'the product does not expire then any more';

@Injectable()
export class ScheduleReminders {
  constructor(
    private readonly products: ProductRepository,
    private readonly reminders: ReminderRepository,
    private readonly zones: ZoneRepository,
    private readonly cancellations: CancelNotifications,
    private readonly config: ContentConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Plans the next reminder of products that changed. Only another last day or status makes another plan, so what is
   * due this moment is not put off by a change of the price. Reminders of a last day that is none any more are called
   * off.
   */
  async execute(tx: Transaction, productIds: readonly string[]): Promise<void> {
    const products = await this.products.lock(tx, productIds);
    const zoneOf = await this.zones.zonesOf(
      tx,
      products.map(({ subscriberId }) => subscriberId),
    );
    const changed = products
      .map((product) => ({ product, times: this.times(product, zoneOf(product.subscriberId)) }))
      .filter(({ product, times }) => product.plannedFor !== basisOf(times));
    const now = this.clock.now();
    await this.products.plan(
      tx,
      changed.map(({ product, times }) => ({
        productId: product.productId,
        plannedFor: basisOf(times),
        reminderAt: nextOf(times, product.expirySince, now),
      })),
    );
    const keys = await this.reminders.keysOpen(
      tx,
      changed.map(({ product, times }) => ({ productId: product.productId, lastDay: times[0]?.lastDay })),
      now,
    );
    if (keys.length > 0)
      await this.cancellations.execute(tx, { of: { keys }, by: 'reminders', reason: REASON });
  }

  private times({ expiresAt, status }: ProductState, zone: string): ReminderTime[] {
    return expiresAt && isReminded(status)
      ? reminderTimes(expiresAt, { zone, time: this.config.REMINDER_TIME })
      : [];
  }
}

/** What a plan rests on. */
const basisOf = (times: readonly ReminderTime[]): string => times[0]?.lastDay ?? 'none';

/** Whoever renews for seven days has not to be told at once that seven days are left. */
function nextOf(times: readonly ReminderTime[], since: Date | null, now: Date): Date | null {
  return times.find(({ dueAt, until }) => (since === null || dueAt >= since) && until > now)?.dueAt ?? null;
}
