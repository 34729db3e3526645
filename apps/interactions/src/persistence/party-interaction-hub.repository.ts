import { Injectable } from '@nestjs/common';
import { systemClock } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import { publicBase, ServiceConfig } from '@viewline/platform';
import { enqueueNotifications, findAll, isHeard, notification } from '@viewline/tmf';
import { PARTY_INTERACTION, type PartyInteractionEvent } from '../resources/party-interaction.js';

/** Tells the hub's subscribers, in the transaction of the change. */
@Injectable()
export class PartyInteractionHubRepository {
  constructor(private readonly config: ServiceConfig) {}

  /** Of the interactions as they stand now; costs next to nothing while nobody has subscribed. */
  async tell(
    tx: Transaction,
    events: readonly PartyInteractionEvent[],
    ids: readonly string[],
    fieldPath?: string,
  ): Promise<void> {
    if (events.length === 0 || ids.length === 0 || !(await isHeard(tx, PARTY_INTERACTION))) return;
    const stored = await findAll(tx, PARTY_INTERACTION, ids);
    const publicUrl = publicBase(this.config);
    const time = systemClock.now();
    await enqueueNotifications(
      tx,
      stored.flatMap(({ id, document }) =>
        events.map((event) =>
          notification(PARTY_INTERACTION, event, PARTY_INTERACTION.render(id, document, publicUrl), {
            time,
            ...(event === 'AttributeValueChange' && fieldPath && { fieldPath }),
          }),
        ),
      ),
    );
  }
}
