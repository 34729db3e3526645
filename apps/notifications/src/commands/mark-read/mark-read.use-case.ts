import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, isId, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { withReceipt } from '../../domain/delivery/receipt.js';
import { NotificationRepository } from '../../persistence/notification.repository.js';

/** Somebody opened a message in the inbox. */
@Injectable()
export class MarkRead {
  constructor(
    private readonly transactions: Transactions,
    private readonly notifications: NotificationRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Again changes nothing. @throws DomainError `inbox.not-found` */
  async execute(id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const [before] = isId(id) ? await this.notifications.lock(tx, [id]) : [];
      if (!before?.sentAt || before.channels[0] !== 'in-app') {
        throw new DomainError('not-found', 'inbox.not-found', 'the inbox has no such message');
      }
      const way = { channel: 'in-app', provider: before.provider ?? 'in-app' } as const;
      const change = withReceipt(before, { status: 'read' }, way, this.clock.now());
      if (change.events.length > 0) await this.notifications.saveWithEvents(tx, [change]);
    });
  }
}
