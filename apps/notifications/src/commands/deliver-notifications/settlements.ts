import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { isPassing, Transactions, type Transaction } from '@viewline/messaging';
import { settle, type Call, type Settlement } from '../../domain/delivery/settle.js';
import { DeliveryQueue } from '../../persistence/delivery-queue.repository.js';
import { MessageRepository } from '../../persistence/message.repository.js';
import { NotificationRepository } from '../../persistence/notification.repository.js';
import { ProviderRegistry } from '../../providers/provider-registry.js';
import { saidIn } from '../../resources/message-document.js';

export interface Ended {
  notificationId: string;
  call: Call;
  /** Absent where nobody was called, as when a provider was passed over. */
  attemptId?: string;
}

interface Waiting extends Ended {
  done: () => void;
}

const MOST_AT_ONCE = 200;
const RETRY_PAUSE = 500;

/** Writes down what came of calls: those that end while a transaction is under way share the next one. */
@Injectable()
export class Settlements {
  private readonly logger = new Logger(Settlements.name);
  private waiting: Waiting[] = [];
  private writing: Promise<void> | undefined;

  constructor(
    private readonly transactions: Transactions,
    private readonly queue: DeliveryQueue,
    private readonly notifications: NotificationRepository,
    private readonly messages: MessageRepository,
    private readonly providers: ProviderRegistry,
  ) {}

  /** Resolves once it is written; while the database is away it is tried again and again. */
  async record(ended: Ended): Promise<void> {
    await new Promise<void>((done) => {
      this.waiting.push({ ...ended, done });
      this.writing ??= this.write().finally(() => (this.writing = undefined));
    });
  }

  private async write(): Promise<void> {
    for (let size = MOST_AT_ONCE; this.waiting.length > 0;) {
      const batch = this.waiting.slice(0, size);
      const failure = await this.transactions
        .run((tx) => this.settleAll(tx, batch))
        .then(() => undefined)
        .catch((error: unknown) => error as Error);
      if (failure && isPassing(failure)) {
        // To forget an acceptance would leave the message uncertain, although we know.
        this.logger.warn(`outcomes not written yet: ${failure.message}`);
        await pause(RETRY_PAUSE);
        continue;
      }
      // What cannot be written at all must not hold up the others: its lease ends, and it counts as interrupted.
      if (failure && batch.length > 1) {
        size = 1;
        continue;
      }
      if (failure)
        this.logger.error(`outcome of ${batch[0]!.notificationId} not written: ${failure.message}`);
      this.waiting = this.waiting.slice(batch.length);
      for (const { done } of batch) done();
    }
  }

  private async settleAll(tx: Transaction, batch: readonly Ended[]): Promise<void> {
    const called = batch.flatMap(({ attemptId, call }) =>
      attemptId ? [{ attemptId, outcome: call.outcome }] : [],
    );
    await this.queue.end(tx, called);
    const locked = await this.notifications.lock(
      tx,
      batch.map(({ notificationId }) => notificationId),
    );
    const byId = new Map(locked.map((notification) => [notification.id, notification]));
    const settled = new Map<string, Settlement>();
    for (const { notificationId, call } of batch) {
      const earlier = settled.get(notificationId);
      const before = earlier?.notification ?? byId.get(notificationId);
      if (!before) continue;
      const next = settle(before, call, this.providers);
      settled.set(notificationId, { ...next, events: [...(earlier?.events ?? []), ...next.events] });
    }
    const changes = [...settled.values()];
    await this.notifications.saveWithEvents(tx, changes);
    await this.tellMessages(tx, changes);
  }

  private async tellMessages(tx: Transaction, changes: readonly Settlement[]): Promise<void> {
    const over = changes.filter(({ events }) => events.length > 0).map(({ notification }) => notification);
    const said = over.flatMap((notification) => {
      const document = notification.sentAt && saidIn(notification);
      return document ? [{ messageId: notification.messageId, document }] : [];
    });
    await this.messages.say(tx, said);
    await this.messages.refresh(tx, [...new Set(over.map(({ messageId }) => messageId))]);
  }
}
