import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions, type Transaction } from '@viewline/messaging';
import type { DeliveryProvider } from '../../domain/delivery/provider.port.js';
import { withReceipt, type Receipt } from '../../domain/delivery/receipt.js';
import type { Change } from '../../domain/notification-events.js';
import { MessageRepository } from '../../persistence/message.repository.js';
import { NotificationRepository } from '../../persistence/notification.repository.js';
import { ReceiptRepository } from '../../persistence/receipt.repository.js';
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
    const ids = await this.receipts.notificationsOf(tx, provider.name, receipts);
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
      const next = withReceipt(before.notification, receipt, way, this.clock.now());
      changes.set(next.notification.id, {
        notification: next.notification,
        events: [...before.events, ...next.events],
      });
    }
    await this.save(
      tx,
      [...changes.values()].filter(({ events }) => events.length > 0),
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
