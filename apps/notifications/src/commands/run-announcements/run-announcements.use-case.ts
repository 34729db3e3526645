import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions, type Transaction } from '@viewline/messaging';
import { Sweeps } from '@viewline/platform';
import { ContentConfig } from '../../content.config.js';
import { announcementRequest } from '../../domain/announcement/announcement-request.js';
import { announcementKey } from '../../domain/announcement/announcement.js';
import { AnnouncementRepository } from '../../persistence/announcement.repository.js';
import { RecipientRepository } from '../../persistence/recipient.repository.js';
import { CancelNotifications } from '../cancel-notifications/cancel-notifications.use-case.js';
import { SendNotification } from '../send-notification/send-notification.use-case.js';

export const ANNOUNCEMENT_SWEEP = 'announcements';
const BATCH = 500;

/** Goes through the frozen audiences. A kill loses no one and tells no one twice: what was done is in the base. */
@Injectable()
export class RunAnnouncements implements OnApplicationBootstrap {
  constructor(
    private readonly transactions: Transactions,
    private readonly announcements: AnnouncementRepository,
    private readonly recipients: RecipientRepository,
    private readonly send: SendNotification,
    private readonly cancellations: CancelNotifications,
    private readonly sweeps: Sweeps,
    private readonly config: ContentConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeps.schedule(ANNOUNCEMENT_SWEEP, '* * * * * *', () => this.round());
  }

  /** One batch of people to tell and one to call back. @returns how many they were */
  async round(): Promise<number> {
    const told = await this.transactions.run((tx) => this.tell(tx));
    const recalled = await this.transactions.run((tx) => this.recall(tx));
    if (told + recalled === 0) await this.transactions.run((tx) => this.finish(tx));
    return told + recalled;
  }

  private async tell(tx: Transaction): Promise<number> {
    const due = await this.recipients.lockDue(tx, this.clock.now(), BATCH);
    if (due.length === 0) return 0;
    const [house] = this.config.languages;
    const answers = await this.send.execute(
      tx,
      due.map((one) => announcementRequest(one.announcementId, one.document, one, house)),
    );
    await this.recipients.settle(
      tx,
      due.map(({ announcementId, subscriberId }, index) => {
        const { notificationId, outcome, reasons } = answers[index]!;
        return { announcementId, subscriberId, notificationId, outcome, reason: reasons[0]?.rule ?? null };
      }),
    );
    return due.length;
  }

  private async recall(tx: Transaction): Promise<number> {
    const recalled = await this.recipients.recall(tx, BATCH);
    if (recalled.length === 0) return 0;
    const keys = recalled.map(({ announcementId, subscriberId }) =>
      announcementKey(announcementId, subscriberId),
    );
    const reason = 'the announcement was cancelled';
    await this.cancellations.execute(tx, { of: { keys }, by: 'announcements', reason });
    return recalled.length;
  }

  private async finish(tx: Transaction): Promise<void> {
    const at = this.clock.now();
    for (const id of await this.recipients.finished(tx)) {
      await this.announcements.move(tx, id, { to: 'finished', by: 'announcements', at });
    }
  }
}
