import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions, type Transaction } from '@viewline/messaging';
import type { DeliveryProvider } from '../../domain/delivery/provider.port.js';
import { withReceipt, type Receipt } from '../../domain/delivery/receipt.js';
import type { Change } from '../../domain/notification-events.js';
import { MessageRepository } from '../../persistence/message.repository.js';
import { NotificationRepository } from '../../persistence/notification.repository.js';
import { ReceiptRepository, type Try } from '../../persistence/receipt.repository.js';
import { saidIn } from '../../resources/message-document.js';

/** Takes in what providers report, many at once, in any order and however often. */
@Injectable()
export class RecordReceipts {
  constructor(
    private readonly transactions: Transactions,
    private readonly receipts: ReceiptRepository,
    private readonly notifications: NotificationRepository,
    private readonly messages: MessageRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns how many of them are about messages that this provider was given */
  execute(provider: DeliveryProvider, receipts: readonly Receipt[]): Promise<number> {
    if (receipts.length === 0) return Promise.resolve(0);
    return this.transactions.run((tx) => this.record(tx, provider, receipts));
  }

  private async record(tx: Transaction, provider: DeliveryProvider, receipts: readonly Receipt[]) {
    const tries = await this.receipts.triesOf(tx, provider.name, receipts);
    const ids = tries.map((one) => one?.notificationId);
    const now = this.clock.now();
    const locked = await this.notifications.lock(
      tx,
      ids.filter((id) => id !== undefined),
    );
    const changes = new Map<string, Change>(
      locked.map((notification) => [notification.id, { notification, events: [] }]),
    );
    const way = { channel: provider.channel, provider: provider.name };
    for (const [index, receipt] of receipts.entries()) {
      const before = changes.get(ids[index] ?? '');
      if (!before) continue;
      const next = withReceipt(before.notification, receipt, way, now);
      changes.set(next.notification.id, {
        notification: next.notification,
        events: [...before.events, ...next.events],
      });
    }
    await this.receipts.markReturned(tx, returnsOf(receipts, tries), now);
    await this.save(
      tx,
      [...changes.values()].filter(({ notification }) => !locked.includes(notification)),
    );
    return ids.filter((id) => id !== undefined).length;
  }

  private async save(tx: Transaction, changes: readonly Change[]): Promise<void> {
    await this.notifications.saveWithEvents(tx, changes);
    const said = changes.flatMap(({ notification }) => {
      const document = saidIn(notification);
      return document ? [{ messageId: notification.messageId, document }] : [];
    });
    await this.messages.say(tx, said);
    await this.messages.refresh(tx, [...new Set(changes.map(({ notification }) => notification.messageId))]);
  }
}

function returnsOf(receipts: readonly Receipt[], tries: readonly (Try | undefined)[]) {
  return receipts.flatMap(({ returned, code = 'failed' }, index) => {
    const attemptId = tries[index]?.attemptId;
    return returned && attemptId ? [{ attemptId, code }] : [];
  });
}
