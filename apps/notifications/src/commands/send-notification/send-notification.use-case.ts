import { Inject, Injectable } from '@nestjs/common';
import type { NotificationReason } from '@viewline/events';
import { CLOCK, newId, type Clock } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import { newNotification } from '../../domain/new-notification.js';
import type { Notification } from '../../domain/notification.js';
import type { Change } from '../../domain/notification-events.js';
import type { NotificationRequest } from '../../domain/notification-request.js';
import { MessageRepository } from '../../persistence/message.repository.js';
import { NotificationRepository } from '../../persistence/notification.repository.js';
import { documentOf } from '../../resources/message-document.js';
import { Admission } from '../admit-notifications/admission.js';

export interface SendAnswer {
  idempotencyKey: string;
  notificationId: string;
  /** `known`: the key was used before and nothing was done now. */
  outcome: 'queued' | 'scheduled' | 'suppressed' | 'failed' | 'known';
  reasons: readonly NotificationReason[];
}

@Injectable()
export class SendNotification {
  constructor(
    private readonly admission: Admission,
    private readonly notifications: NotificationRepository,
    private readonly messages: MessageRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Takes messages in, many at once. Each is queued, put off, suppressed or failed in the transaction given, with its
   * event; nothing is sent before the commit.
   * @returns one answer per request, in their order
   * @throws DomainError `notification.request-invalid`
   */
  async execute(tx: Transaction, requests: readonly NotificationRequest[]): Promise<SendAnswer[]> {
    if (requests.length === 0) return [];
    const now = this.clock.now();
    const drafts = new Map<string, Notification>();
    for (const request of requests) {
      if (drafts.has(request.idempotencyKey)) continue;
      drafts.set(request.idempotencyKey, newNotification(request, { messageId: newId(), now }));
    }
    const claimed = await this.notifications.claimKeys(
      tx,
      [...drafts].map(([key, { id: notificationId }]) => ({ key, notificationId })),
    );
    const fresh = [...drafts.values()].filter(({ id, idempotencyKey }) => claimed.get(idempotencyKey) === id);
    const changes = await this.admission.decide(tx, fresh);
    await this.messages.insert(
      tx,
      changes.map(({ notification }) => ({
        id: notification.messageId,
        requested: true,
        document: documentOf(notification),
        createdAt: now,
      })),
    );
    await this.notifications.insertWithEvents(tx, changes);
    await this.messages.refresh(
      tx,
      changes.map(({ notification }) => notification.messageId),
    );
    return answers(requests, claimed, changes);
  }
}

function answers(
  requests: readonly NotificationRequest[],
  claimed: ReadonlyMap<string, string>,
  changes: readonly Change[],
): SendAnswer[] {
  const made = new Map(changes.map(({ notification }) => [notification.idempotencyKey, notification]));
  return requests.map(({ idempotencyKey }) => {
    const notification = made.get(idempotencyKey);
    // A second request with the same key in one batch did nothing either.
    made.delete(idempotencyKey);
    const notificationId = claimed.get(idempotencyKey)!;
    if (!notification) return { idempotencyKey, notificationId, outcome: 'known', reasons: [] };
    return {
      idempotencyKey,
      notificationId,
      outcome: OUTCOMES[notification.status] ?? 'failed',
      reasons: notification.reasons,
    };
  });
}

const OUTCOMES: Partial<Record<Notification['status'], SendAnswer['outcome']>> = {
  waiting: 'scheduled',
  queued: 'queued',
  suppressed: 'suppressed',
};
