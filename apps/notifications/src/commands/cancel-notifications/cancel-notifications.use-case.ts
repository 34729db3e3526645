import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import { cancelled, type Change } from '../../domain/notification-events.js';
import type { Notification } from '../../domain/notification.js';
import { MessageRepository } from '../../persistence/message.repository.js';
import { NotificationRepository } from '../../persistence/notification.repository.js';

export interface Cancellation {
  /** By the keys they were asked for with, or all receivers of one message. */
  of: { keys: readonly string[] } | { messageId: string };
  by?: string;
  reason?: string;
}

/** Calls off messages that nobody has sent yet, such as a reminder after the renewal. */
@Injectable()
export class CancelNotifications {
  constructor(
    private readonly notifications: NotificationRepository,
    private readonly messages: MessageRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What a provider has in hand at this moment, or may have taken, goes on. @returns how many were called off */
  async execute(tx: Transaction, { of, by, reason }: Cancellation): Promise<number> {
    const idle = await this.notifications.lockIdle(tx, of);
    const now = this.clock.now();
    const changes = idle.filter(({ bound }) => !bound).map((before) => calledOff(before, by, reason, now));
    await this.notifications.saveWithEvents(tx, changes);
    await this.messages.refresh(tx, [...new Set(changes.map(({ notification }) => notification.messageId))]);
    return changes.length;
  }
}

function calledOff(
  before: Notification,
  by: string | undefined,
  reason: string | undefined,
  now: Date,
): Change {
  const change = cancelled(before, by, reason, now);
  return {
    ...change,
    notification: { ...change.notification, status: 'cancelled', until: undefined, endedAt: now },
  };
}
