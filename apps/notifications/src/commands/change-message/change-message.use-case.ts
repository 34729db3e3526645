import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, isId, type Clock } from '@viewline/kernel';
import { Transactions, type Transaction } from '@viewline/messaging';
import { findOne, patchDocument, type Document, type Stored } from '@viewline/tmf';
import { MESSAGE_MOVES, MESSAGE_WISHES, type MessageState } from '../../domain/message.js';
import { messageConflict } from '../../domain/message.errors.js';
import { scheduled, type Change } from '../../domain/notification-events.js';
import type { Notification } from '../../domain/notification.js';
import { MessageRepository } from '../../persistence/message.repository.js';
import { NotificationRepository } from '../../persistence/notification.repository.js';
import { COMMUNICATION_MESSAGE } from '../../resources/communication-message.js';
import { contentOf, scheduleOf, severityOf } from '../../resources/requests-of-message.js';
import { CancelNotifications } from '../cancel-notifications/cancel-notifications.use-case.js';

/** These change what is sent or when, so they can be changed as long as nothing is on its way. */
const BEFORE_SENDING = ['content', 'subject', 'scheduledSendTime', 'priority'];

@Injectable()
export class ChangeMessage {
  constructor(
    private readonly transactions: Transactions,
    private readonly notifications: NotificationRepository,
    private readonly messages: MessageRepository,
    private readonly cancel: CancelNotifications,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Applies a merge patch; a new `scheduledSendTime` moves the message, `state: cancelled` calls it off. */
  async execute(id: string, patch: unknown, by: string): Promise<Stored> {
    return this.transactions.run(async (tx) => {
      const idle = isId(id) ? await this.notifications.lockIdle(tx, { messageId: id }) : [];
      if (isId(id)) await this.messages.lock(tx, [id]);
      const current = await findOne(tx, COMMUNICATION_MESSAGE, id);
      const { document, changed } = patchDocument(COMMUNICATION_MESSAGE, current.document, patch);
      const attributes = changed.filter((name) => name !== 'state');
      if (attributes.length > 0) await this.change(tx, id, { document, attributes, current, idle });
      if (changed.includes('state')) await this.callOff(tx, id, current, document, by);
      return findOne(tx, COMMUNICATION_MESSAGE, id);
    });
  }

  private async change(
    tx: Transaction,
    id: string,
    to: { document: Document; attributes: readonly string[]; current: Stored; idle: readonly Notification[] },
  ): Promise<void> {
    const { document, attributes, current, idle } = to;
    if (attributes.some((name) => BEFORE_SENDING.includes(name))) {
      if (current.document['state'] !== 'initial') throw messageConflict('the message is on its way already');
      const now = this.clock.now();
      await this.notifications.saveWithEvents(
        tx,
        idle.map((before) => changedBy(before, document, attributes, now)),
      );
    }
    await this.messages.replace(tx, id, { ...document, state: current.document['state'] }, attributes);
  }

  private async callOff(
    tx: Transaction,
    id: string,
    current: Stored,
    document: Document,
    by: string,
  ): Promise<void> {
    const from = current.document['state'] as MessageState;
    const to = document['state'] as MessageState;
    if (!MESSAGE_WISHES.includes(to) || !MESSAGE_MOVES[from].includes(to)) {
      throw messageConflict(`a message cannot be moved from ${from} to ${to ?? 'nothing'}`);
    }
    const calledOff = await this.cancel.execute(tx, { of: { messageId: id }, by });
    if (calledOff === 0) throw messageConflict('a provider has the message already');
  }
}

function changedBy(
  before: Notification,
  document: Document,
  attributes: readonly string[],
  now: Date,
): Change {
  const { notBefore: _, ...rest } = before;
  const after: Notification = {
    ...rest,
    severity: severityOf(document),
    say: attributes.some((name) => name === 'content' || name === 'subject')
      ? { content: contentOf(document) }
      : before.say,
    ...scheduleOf(document),
  };
  if (!attributes.includes('scheduledSendTime')) return { notification: after, events: [] };
  const until = after.notBefore ?? now;
  const change = scheduled(after, until, now);
  return { ...change, notification: { ...change.notification, until } };
}
