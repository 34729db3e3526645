import { Injectable } from '@nestjs/common';
import { isId } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { findOne } from '@viewline/tmf';
import { messageConflict } from '../../domain/message.errors.js';
import { MessageRepository } from '../../persistence/message.repository.js';
import { COMMUNICATION_MESSAGE } from '../../resources/communication-message.js';
import { CancelNotifications } from '../cancel-notifications/cancel-notifications.use-case.js';

@Injectable()
export class RemoveMessage {
  constructor(
    private readonly transactions: Transactions,
    private readonly messages: MessageRepository,
    private readonly cancel: CancelNotifications,
  ) {}

  /**
   * Calls off what was not sent yet and takes the message from the list. What was sent stays with its subscribers: it
   * cannot be unsaid.
   */
  async execute(id: string, by: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      if (isId(id)) await this.cancel.execute(tx, { of: { messageId: id }, by });
      const { document } = await findOne(tx, COMMUNICATION_MESSAGE, id);
      if (document['state'] === 'inProgress') throw messageConflict('a provider has the message in hand');
      await this.messages.remove(tx, id);
    });
  }
}
