import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, isId, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { withReceipt } from '../../domain/delivery/receipt.js';
import { over } from '../../domain/decide.js';
import { MessageRepository } from '../../persistence/message.repository.js';
import { NotificationRepository } from '../../persistence/notification.repository.js';

export const FINDINGS = ['sent', 'not-sent'] as const;
export type Finding = (typeof FINDINGS)[number];

/** Somebody looked at the provider's side and says what became of a message of which we do not know. */
@Injectable()
export class SettleUncertain {
  constructor(
    private readonly transactions: Transactions,
    private readonly notifications: NotificationRepository,
    private readonly messages: MessageRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `notification.not-found`, `notification.not-uncertain` */
  async execute(id: string, finding: Finding, by: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const [before] = isId(id) ? await this.notifications.lock(tx, [id]) : [];
      if (!before) throw new DomainError('not-found', 'notification.not-found', 'there is no such message');
      const { status, channels, provider } = before;
      if (status !== 'uncertain' || !channels[0] || !provider) {
        throw new DomainError('conflict', 'notification.not-uncertain', `the message is ${status}`);
      }
      const way = { channel: channels[0], provider };
      const now = this.clock.now();
      const change =
        finding === 'sent'
          ? withReceipt(before, { status: 'sent' }, way, now)
          : over(before, { code: 'not-sent', reason: `Found by ${by}.` }, now);
      await this.notifications.saveWithEvents(tx, [change]);
      await this.messages.refresh(tx, [before.messageId]);
    });
  }
}
