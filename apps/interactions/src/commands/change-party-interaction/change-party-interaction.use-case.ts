import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { InteractionUpdated, type NewEvent } from '@viewline/events';
import { isId, systemClock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { findOne, patchDocument, type Stored } from '@viewline/tmf';
import { changed as changeOf } from '../../domain/interaction-events.js';
import type { Interaction } from '../../domain/interaction.js';
import { partyInteractionNotFound } from '../../domain/party-interaction.errors.js';
import { InteractionRepository } from '../../persistence/interaction.repository.js';
import { PartyInteractionHubRepository } from '../../persistence/party-interaction-hub.repository.js';
import { PartyInteractionRepository } from '../../persistence/party-interaction.repository.js';
import { PARTY_INTERACTION, type PartyInteractionEvent } from '../../resources/party-interaction.js';
import { outsideOfFacts, withAttributes } from '../record-party-interaction/facts-of-document.js';

@Injectable()
export class ChangePartyInteraction {
  constructor(
    private readonly transactions: Transactions,
    private readonly interactions: InteractionRepository,
    private readonly partyInteractions: PartyInteractionRepository,
    private readonly hub: PartyInteractionHubRepository,
  ) {}

  /** Applies a merge patch; one that changes nothing leaves no event. */
  async execute(id: string, patch: unknown): Promise<Stored> {
    return this.transactions.run(async (tx) => {
      const before = isId(id) ? await this.interactions.lock(tx, id) : undefined;
      if (!before) throw partyInteractionNotFound();
      const current = await findOne(tx, PARTY_INTERACTION, id);
      const { document, changed } = patchDocument(PARTY_INTERACTION, current.document, patch);
      if (changed.length === 0) return current;
      const after = withChanges(before, withAttributes(before.facts, document, changed), systemClock.now());
      await this.interactions.saveWithEvents(tx, after, [eventOf(before, after)]);
      await this.partyInteractions.saveResource(tx, id, outsideOfFacts(document, [...changed]));
      await this.hub.tell(
        tx,
        notificationsOf(changed),
        [id],
        changed.filter((name) => name !== 'status').join(','),
      );
      return findOne(tx, PARTY_INTERACTION, id);
    });
  }
}

function withChanges(before: Interaction, facts: Interaction['facts'], now: Date): Interaction {
  return {
    ...before,
    facts,
    version: before.version + 1,
    updatedAt: now,
    statusChangedAt: facts.status === before.facts.status ? before.statusChangedAt : now,
  };
}

/** A change outside of the facts, such as a note, is told as an update too: the record is not what it was. */
function eventOf(before: Interaction, after: Interaction): NewEvent {
  return isDeepStrictEqual(before.facts, after.facts)
    ? InteractionUpdated.create(after.facts, { time: after.updatedAt, sequence: after.version })
    : changeOf(before, after, after.updatedAt);
}

function notificationsOf(changed: readonly string[]): PartyInteractionEvent[] {
  const status = changed.includes('status');
  const others = changed.some((name) => name !== 'status');
  return [
    ...(others ? (['AttributeValueChange'] as const) : []),
    ...(status ? (['StatusChange'] as const) : []),
  ];
}
