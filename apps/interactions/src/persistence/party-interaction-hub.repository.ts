import { Injectable } from '@nestjs/common';
import { systemClock } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import { ServiceConfig } from '@viewline/platform';
import { enqueueNotifications, notification, type Stored } from '@viewline/tmf';
import { PARTY_INTERACTION, type PartyInteractionEvent } from '../resources/party-interaction.js';

/** Tells the hub's subscribers, in the transaction of the change. */
@Injectable()
export class PartyInteractionHubRepository {
  constructor(private readonly config: ServiceConfig) {}

  /** Reads the interactions as they stand now; costs next to nothing while nobody has subscribed. */
  async tell(
    tx: Transaction,
    events: readonly PartyInteractionEvent[],
    ids: readonly string[],
    fieldPath?: string,
  ): Promise<void> {
    if (events.length === 0 || ids.length === 0) return;
    const stored = await tx.query<Stored[]>(
      `SELECT p.id::text AS id, p.document
       FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted(id, ordinal) JOIN party_interaction p USING (id)
       WHERE EXISTS (SELECT FROM hub_subscription WHERE api = $2 AND status = 'active')
       ORDER BY wanted.ordinal`,
      [ids, PARTY_INTERACTION.api],
    );
    const publicUrl = this.config.PUBLIC_URL?.replace(/\/$/, '') ?? '';
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
