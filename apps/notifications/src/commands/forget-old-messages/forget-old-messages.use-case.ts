import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions, type Transaction } from '@viewline/messaging';
import { Sweeps } from '@viewline/platform';
import { daysBefore } from '../../domain/days-before.js';
import { NotificationsConfig } from '../../notifications.config.js';
import { AnnouncementRepository } from '../../persistence/announcement.repository.js';
import { DigestRepository } from '../../persistence/digest.repository.js';
import { HabitRepository } from '../../persistence/habit.repository.js';
import { OldMessageRepository } from '../../persistence/old-message.repository.js';
import { OutageMessageRepository } from '../../persistence/outage-message.repository.js';
import { ProblemRepository } from '../../persistence/problem.repository.js';
import { RecipientRepository } from '../../persistence/recipient.repository.js';
import { ReminderRepository } from '../../persistence/reminder.repository.js';

export const FORGET_SWEEP = 'forget-old-messages';
const BATCH = 1000;

/** What was said is personal data and takes room: it is kept for as long as somebody may ask, and not longer. */
@Injectable()
export class ForgetOldMessages implements OnApplicationBootstrap {
  constructor(
    private readonly sweeps: Sweeps,
    private readonly transactions: Transactions,
    private readonly messages: OldMessageRepository,
    private readonly digests: DigestRepository,
    private readonly reminders: ReminderRepository,
    private readonly outageMessages: OutageMessageRepository,
    private readonly problems: ProblemRepository,
    private readonly recipients: RecipientRepository,
    private readonly announcements: AnnouncementRepository,
    private readonly habits: HabitRepository,
    private readonly config: NotificationsConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeps.schedule(FORGET_SWEEP, '41 */5 * * * *', () => this.execute());
  }

  /** One batch of each kind, each in a transaction of its own. @returns how many rows were forgotten */
  async execute(): Promise<number> {
    const now = this.clock.now();
    const before = daysBefore(now, this.config.MESSAGE_DAYS);
    const steps: ((tx: Transaction) => Promise<number>)[] = [
      (tx) => this.messages.forget(tx, before, BATCH),
      (tx) => this.digests.forget(tx, before, BATCH),
      (tx) => this.reminders.forget(tx, before, BATCH),
      (tx) => this.outageMessages.forget(tx, before, BATCH),
      (tx) => this.problems.forget(tx, before, BATCH),
      (tx) => this.recipients.forget(tx, before, BATCH),
      (tx) => this.announcements.forget(tx, before, BATCH),
      (tx) => this.habits.forget(tx, now, BATCH),
    ];
    let forgotten = 0;
    for (const step of steps) forgotten += await this.transactions.run(step);
    return forgotten;
  }
}
