import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, type Clock } from '@viewline/kernel';
import { Transactions, type Transaction } from '@viewline/messaging';
import { IdempotencyKeys } from '@viewline/platform';
import { findOne, readCreate, type Document, type Stored } from '@viewline/tmf';
import { messageInvalid } from '../../domain/message.errors.js';
import { newNotification } from '../../domain/new-notification.js';
import { MessageRepository } from '../../persistence/message.repository.js';
import { NotificationRepository } from '../../persistence/notification.repository.js';
import { COMMUNICATION_MESSAGE } from '../../resources/communication-message.js';
import { requestsOf } from '../../resources/requests-of-message.js';
import { Admission } from '../admit-notifications/admission.js';

/** What becomes of a message by itself: a client may show it, as one that copies a resource does, but not decide it. */
const OURS = ['state', 'sendTime', 'sendTimeComplete'];

@Injectable()
export class CreateMessage {
  constructor(
    private readonly transactions: Transactions,
    private readonly admission: Admission,
    private readonly notifications: NotificationRepository,
    private readonly messages: MessageRepository,
    private readonly keys: IdempotencyKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param key of the sender, for a request that may come twice */
  async execute(body: unknown, key: string | undefined): Promise<Stored> {
    const given = readCreate(COMMUNICATION_MESSAGE, body);
    if ((given['state'] ?? 'initial') !== 'initial')
      throw messageInvalid('state', 'a new message is initial');
    const document: Document = Object.fromEntries(
      Object.entries(given).filter(([name]) => !OURS.includes(name)),
    );
    const id = newId();
    const requests = requestsOf(id, document);
    return this.transactions.run(async (tx) => {
      const before = key ? await this.keys.claim(tx, { key, body }, id) : undefined;
      if (before) return findOne(tx, COMMUNICATION_MESSAGE, before);
      await this.admit(tx, id, document, requests);
      return findOne(tx, COMMUNICATION_MESSAGE, id);
    });
  }

  private async admit(
    tx: Transaction,
    messageId: string,
    document: Document,
    requests: ReturnType<typeof requestsOf>,
  ): Promise<void> {
    const now = this.clock.now();
    const fresh = requests.map(({ request, given, tryTimes }) =>
      newNotification(request, { messageId, now, given, ...(tryTimes && { tryTimes }) }),
    );
    await this.notifications.claimKeys(
      tx,
      fresh.map(({ id: notificationId, idempotencyKey: key }) => ({ key, notificationId })),
    );
    const changes = await this.admission.decide(tx, fresh);
    await this.messages.insert(tx, [{ id: messageId, requested: false, document, createdAt: now }]);
    await this.notifications.insertWithEvents(tx, changes);
    await this.messages.refresh(tx, [messageId]);
  }
}
