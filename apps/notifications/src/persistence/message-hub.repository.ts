import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import { publicBase, ServiceConfig } from '@viewline/platform';
import { enqueueNotifications, findAll, isHeard, notification } from '@viewline/tmf';
import { COMMUNICATION_MESSAGE, type CommunicationMessageEvent } from '../resources/communication-message.js';

/** Tells the hub's subscribers, in the transaction of the change. */
@Injectable()
export class MessageHubRepository {
  constructor(
    private readonly config: ServiceConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Of the messages as they stand now; costs next to nothing while nobody has subscribed. */
  async tell(
    tx: Transaction,
    event: CommunicationMessageEvent,
    ids: readonly string[],
    fieldPath?: string,
  ): Promise<void> {
    if (ids.length === 0 || !(await isHeard(tx, COMMUNICATION_MESSAGE))) return;
    const stored = await findAll(tx, COMMUNICATION_MESSAGE, ids);
    const publicUrl = publicBase(this.config);
    const time = this.clock.now();
    await enqueueNotifications(
      tx,
      stored.map(({ id, document }) =>
        notification(COMMUNICATION_MESSAGE, event, COMMUNICATION_MESSAGE.render(id, document, publicUrl), {
          time,
          ...(fieldPath && { fieldPath }),
        }),
      ),
    );
  }
}
