import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions, type Transaction } from '@viewline/messaging';
import { Sweeps } from '@viewline/platform';
import { ContentConfig } from '../../content.config.js';
import type { NotificationRequest } from '../../domain/notification-request.js';
import { planReminders, reminderKey, type ReminderTime } from '../../domain/reminder/reminder-times.js';
import {
  ProductRepository,
  type PlannedReminder,
  type ProductState,
} from '../../persistence/product.repository.js';
import { ReminderRepository, type ReminderRecord } from '../../persistence/reminder.repository.js';
import { ZoneRepository } from '../../persistence/zone.repository.js';
import { SendNotification } from '../send-notification/send-notification.use-case.js';

export const REMINDER_SWEEP = 'due-reminders';
const BATCH = 500;

/** What one due product leads to. */
interface Due {
  planned: PlannedReminder;
  records: ReminderRecord[];
  request?: NotificationRequest;
}

@Injectable()
export class SendDueReminders implements OnApplicationBootstrap {
  constructor(
    private readonly transactions: Transactions,
    private readonly products: ProductRepository,
    private readonly reminders: ReminderRepository,
    private readonly zones: ZoneRepository,
    private readonly send: SendNotification,
    private readonly sweeps: Sweeps,
    private readonly config: ContentConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeps.schedule(REMINDER_SWEEP, '*/5 * * * * *', () =>
      this.transactions.run((tx) => this.execute(tx)),
    );
  }

  /**
   * One batch. Whose reminder is due is asked for now, in the same transaction as the plan of the next; what a stop of
   * the service or a jump of the clock left behind is recorded as missed, never sent in a bunch.
   * @returns how many products were due
   */
  async execute(tx: Transaction): Promise<number> {
    const now = this.clock.now();
    const products = await this.products.lockDue(tx, now, BATCH);
    const zoneOf = await this.zones.zonesOf(
      tx,
      products.map(({ subscriberId }) => subscriberId),
    );
    const due = products.map((product) => this.due(product, zoneOf(product.subscriberId), now));
    await this.send.execute(
      tx,
      due.flatMap(({ request }) => request ?? []),
    );
    await this.reminders.record(
      tx,
      due.flatMap(({ records }) => records),
    );
    await this.products.plan(
      tx,
      due.map(({ planned }) => planned),
    );
    return products.length;
  }

  private due(product: ProductState, zone: string, now: Date): Due {
    const { productId, expiresAt, reminderAt } = product;
    const planned = { productId, plannedFor: product.plannedFor ?? '', reminderAt: null };
    if (!expiresAt || !reminderAt) return { planned, records: [] };
    // Their zone may be another than when it was planned: a reminder that is due earlier there is not lost by it.
    const from = new Date(reminderAt.getTime() - DAY);
    const plan = planReminders(expiresAt, { zone, time: this.config.REMINDER_TIME }, from, now);
    const record = (time: ReminderTime, outcome: ReminderRecord['outcome']): ReminderRecord => ({
      productId,
      subscriberId: product.subscriberId,
      ...time,
      outcome,
      key: reminderKey(productId, time),
    });
    return {
      planned: { ...planned, reminderAt: plan.next?.dueAt ?? null },
      records: [
        ...plan.missed.map((time) => record(time, 'missed')),
        ...(plan.now ? [record(plan.now, 'asked')] : []),
      ],
      ...(plan.now && { request: this.request(product, plan.now) }),
    };
  }

  private request(
    { productId, subscriberId, name, renewalUrl }: ProductState,
    time: ReminderTime,
  ): NotificationRequest {
    const link = renewalUrl ?? this.config.RENEWAL_URL;
    const lastDay = new Date(time.dueAt.getTime() + time.days * DAY).toISOString();
    const slots = {
      productName: name,
      lastDay,
      daysLeft: time.days,
      isToday: time.days === 0,
      ...(link && { link }),
    };
    return {
      idempotencyKey: reminderKey(productId, time),
      subscriberId,
      purpose: 'reminder',
      severity: 5,
      say: { template: { name: 'expiry-reminder', slots } },
      expiresAt: time.until,
      source: 'reminders',
    };
  }
}

const DAY = 86_400_000;
