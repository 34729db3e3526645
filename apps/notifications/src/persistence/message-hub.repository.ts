import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import { ServiceConfig } from '@viewline/platform';
import { enqueueNotifications, notification, type Stored } from '@viewline/tmf';
import { COMMUNICATION_MESSAGE, type CommunicationMessageEvent } from '../resources/communication-message.js';

/** Tells the hub's subscribers, in the transaction of the change. */
@Injectable()
export class MessageHubRepository {
  constructor(
    private readonly config: ServiceConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Reads the messages as they stand now; costs next to nothing while nobody has subscribed. */
  async tell(
    tx: Transaction,
    event: CommunicationMessageEvent,
    ids: readonly string[],
    fieldPath?: string,
  ): Promise<void> {
    if (ids.length === 0) return;
    const stored = await tx.query<Stored[]>(
      `SELECT m.id::text AS id, m.document
       FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted(id, ordinal) JOIN communication_message m USING (id)
       WHERE EXISTS (SELECT FROM hub_subscription WHERE api = $2 AND status = 'active')
       ORDER BY wanted.ordinal`,
      [ids, COMMUNICATION_MESSAGE.api],
    );
    const publicUrl = this.config.PUBLIC_URL?.replace(/\/$/, '') ?? '';
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
