import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Transactions, type Transaction } from '@viewline/messaging';
import { Sweeps } from '@viewline/platform';
import { ContentConfig } from '../../content.config.js';
import type { NotificationRequest } from '../../domain/notification-request.js';
import { outageKey, severityOf, templateOf } from '../../domain/outage/stage.js';
import { OutageMessageRepository, type OutageMessage } from '../../persistence/outage-message.repository.js';
import { CancelNotifications } from '../cancel-notifications/cancel-notifications.use-case.js';
import { SendNotification } from '../send-notification/send-notification.use-case.js';

export const OUTAGE_SWEEP = 'outage-messages';
const BATCH = 500;

@Injectable()
export class TellOutageMessages implements OnApplicationBootstrap {
  constructor(
    private readonly transactions: Transactions,
    private readonly messages: OutageMessageRepository,
    private readonly send: SendNotification,
    private readonly cancellations: CancelNotifications,
    private readonly sweeps: Sweeps,
    private readonly config: ContentConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeps.schedule(OUTAGE_SWEEP, '* * * * * *', () => this.transactions.run((tx) => this.execute(tx)));
  }

  /** One batch of people. @returns how many there were */
  async execute(tx: Transaction): Promise<number> {
    const batch = await this.messages.lockToTell(tx, BATCH);
    if (batch.length === 0) return 0;
    const keys = await this.messages.keysOvertaken(tx, batch);
    if (keys.length > 0) {
      await this.cancellations.execute(tx, {
        of: { keys },
        by: 'outages',
        reason: 'a later word took its place',
      });
    }
    await this.send.execute(
      tx,
      batch.map((message) => this.request(message)),
    );
    await this.messages.markTold(tx, batch);
    return batch.length;
  }

  private request({ problemId, stage, subscriberId, kind, ...message }: OutageMessage): NotificationRequest {
    const link = message.statusUrl ?? this.config.STATUS_PAGE_URL;
    const slots = {
      ...message.slots,
      ...(link && { link }),
      ...(message.alternatives.length > 0 && { alternatives: message.alternatives }),
    };
    return {
      idempotencyKey: outageKey(problemId, stage, subscriberId),
      subscriberId,
      purpose: 'outage',
      severity: severityOf(kind, message.priority),
      say: { template: { name: templateOf(kind), slots } },
      source: 'outages',
      campaign: problemId,
    };
  }
}
